/** Queries that are other SQL in SQLite. */
import { typesText } from "@sluice/googlesql/functions";
import type { Expr, Query, Select, SetOperation } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { decorrelated } from "./decorrelate.ts";
import { groupedOnce } from "./grouping.ts";
import { ours, text } from "./names.ts";
import { pushedDown } from "./pushdown.ts";
import { isVolatile } from "./relations.ts";

/** Without grouping sets, and without what SQLite would run row by row. */
export function rewrite(written: Query): Query {
  const node = decorrelated(groupedOnce(written));
  return node.body.kind === "select" ? { ...node, body: ungrouped(pushedDown(node.body)) } : node;
}

/** One group of all rows has no clause. */
function ungrouped({ groupBy, ...others }: Select): Select {
  return groupBy && groupBy.keys.length > 0 ? { ...others, groupBy } : others;
}

/** A literal would be taken for the position of a column, and equal INTERVALs may be several texts. */
export function groupKey({ kind, type }: Expr, sql: string): string {
  if (kind === "literal") return `CAST(${sql} AS ${type.kind === "INT64" ? "INTEGER" : "TEXT"})`;
  return type.kind === "INTERVAL" ? ours("sort_key", [sql, text(typesText([type]))]) : sql;
}

export const cte = ({ query }: Query["ctes"][number], _: boolean, render: Render): string =>
  `${isVolatile(query) ? "MATERIALIZED " : ""}(${render.query(query)})`;

/** SQLite has compounds of selects alone, from the left, 500 of them. */
export function setOperation(node: SetOperation, render: Render): string {
  const operator = ` ${node.operator}${node.distinct ? "" : " ALL"} `;
  const terms = node.queries.map((item) => operand(item, render));
  if (terms.length <= 400) return terms.join(operator);
  const groups = Array.from({ length: Math.ceil(terms.length / 400) }, (_, i) => terms.slice(i * 400, i * 400 + 400));
  return groups.map((group) => `SELECT * FROM (${group.join(operator)})`).join(operator);
}

function operand(node: Query, render: Render): string {
  const bare =
    node.ctes.length === 0 && node.orderBy.length === 0 && node.limit === undefined && node.offset === undefined;
  return bare && node.body.kind === "select" ? render.query(node) : `SELECT * FROM (${render.query(node)})`;
}
