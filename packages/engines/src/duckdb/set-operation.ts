/** `SELECT 1 UNION ALL SELECT 2 …` as VALUES: one scan instead of many, and the rows stay in their order. */
import { type Node, type Query, type SetOperation, some } from "@sluice/googlesql/tree";
import { isBare, isUngrouped } from "../core/build.ts";
import type { Render } from "../core/context.ts";
import { list } from "../core/names.ts";
import { setOperation as standard } from "../core/query.ts";

export function setOperation(node: SetOperation, render: Render): string {
  const branches = flat(node);
  if (!branches?.every(isConstant)) return standard(node, render);
  const rows = branches.map(({ body }) =>
    body.kind === "select" ? body.items.map((item) => render.expr(item.expr)) : [],
  );
  const names = list(node.columns.map(({ name }) => name));
  return `SELECT * FROM (VALUES ${rows.map((row) => `(${row.join(", ")})`).join(", ")}) AS _q(${names})`;
}

/** The branches of nested UNION ALLs; undefined for any other operator. */
function flat(node: SetOperation): readonly Query[] | undefined {
  if (node.operator !== "UNION" || node.distinct) return undefined;
  const all: Query[] = [];
  for (const query of node.queries) {
    const inner = isBare(query) && query.body.kind === "setOperation" ? flat(query.body) : [query];
    if (!inner) return undefined;
    all.push(...inner);
  }
  return all;
}

const inTheWay = ({ kind }: Node): boolean => kind === "aggregate" || kind === "window" || kind === "query";

function isConstant(query: Query): boolean {
  const { body } = query;
  if (body.kind !== "select" || body.from || body.where || !isBare(query) || !isUngrouped(body)) return false;
  return !body.items.some((item) => some(item.expr, inTheWay));
}
