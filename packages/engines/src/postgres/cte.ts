/** Recursive CTEs: both halves must have columns of exactly one type and collation, so each says them once more. */
import { type Query, some } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import type { Render } from "../core/context.ts";
import { cast, quote } from "../core/names.ts";
import { plain } from "./types.ts";

export function cte({ name, query }: Query["ctes"][number], recursive: boolean, render: Render): string {
  const { body, ctes } = query;
  const isRead = recursive && some(body, (node) => node.kind === "cte" && node.name === name);
  if (!isRead || body.kind !== "setOperation" || body.operator !== "UNION" || ctes.length > 0)
    return `(${render.query(query)})`;
  return `(${body.queries.map((item) => pinned(item, render)).join(body.distinct ? " UNION " : " UNION ALL ")})`;
}

function pinned(node: Query, render: Render): string {
  const items = node.columns.map(({ name, type }) => `${pinnedColumn(`_r.${quote(name)}`, type)} AS ${quote(name)}`);
  return `SELECT ${items.join(", ")} FROM (${render.query(node)}) AS _r`;
}

function pinnedColumn(sql: string, type: Type): string {
  if (type.kind === "STRING") return `${cast(sql, "text")} COLLATE "default"`;
  return type.kind === "NUMERIC" ? cast(sql, "numeric") : cast(sql, plain(type));
}
