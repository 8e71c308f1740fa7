/** Recursive CTEs: both halves must have columns of exactly one type and collation, so each says them once more. */
import type { Query } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { cast, quote } from "./names.ts";
import { plain } from "./types.ts";

export function recursiveBranches(node: Query, name: string, render: Render): string {
  const { body } = node;
  if (body.kind !== "setOperation" || body.operator !== "UNION" || node.ctes.length > 0) return render.query(node);
  if (!JSON.stringify(body, noBigInts).includes(`"kind":"cte","name":${JSON.stringify(name)}`))
    return render.query(node);
  const operator = body.distinct ? " UNION " : " UNION ALL ";
  return body.queries.map((item) => pinned(item, render)).join(operator);
}

const noBigInts = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

function pinned(node: Query, render: Render): string {
  const items = node.columns.map(({ name, type }) => `${pinnedColumn(`_r.${quote(name)}`, type)} AS ${quote(name)}`);
  return `SELECT ${items.join(", ")} FROM (${render.query(node)}) AS _r`;
}

function pinnedColumn(sql: string, type: Type): string {
  if (type.kind === "STRING") return `${cast(sql, "text")} COLLATE "default"`;
  return type.kind === "NUMERIC" ? cast(sql, "numeric") : cast(sql, plain(type));
}
