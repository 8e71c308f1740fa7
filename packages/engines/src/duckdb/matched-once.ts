/** UPDATE … FROM and MERGE fail where two source rows want one target row. DuckDB would take any of them. */
import type { From, TableName } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { from } from "../core/from.ts";
import { qualified, quote, text } from "./names.ts";
import { raise } from "./raise.ts";

interface Match {
  readonly table: TableName;
  readonly alias: string;
  readonly source: From;
  /** When a pair of rows is a match, in DuckDB's SQL. */
  readonly where: string;
}

const MESSAGE = "UPDATE/MERGE must match at most one source row for each target row";

/** A query that fails where a target row has more than one match, to be run first. */
export function matchedOnce({ table, alias, source, where }: Match, render: Render): string {
  const pairs = `SELECT ${quote(alias)}.rowid AS "target" FROM ${qualified(table)} AS ${quote(alias)}, ${from(source, render)} WHERE ${where}`;
  const twice = `SELECT "target" FROM (${pairs}) GROUP BY 1 HAVING count(*) > 1 LIMIT 1`;
  return `SELECT ${raise(text(MESSAGE), "BOOLEAN")} FROM (${twice})`;
}
