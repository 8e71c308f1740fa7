/** `SELECT 1 UNION ALL SELECT 2 …` as VALUES: one scan instead of many, and the rows stay in their order. */
import type { Query, SetOperation } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { holds } from "./holds.ts";

export function constantRows(node: SetOperation, render: Render): string | undefined {
  const branches = flat(node);
  if (!branches?.every(isConstant)) return undefined;
  const rows = branches.map(({ body }) =>
    body.kind === "select" ? body.items.map((item) => render.expr(item.expr)) : [],
  );
  return `VALUES ${rows.map((row) => `(${row.join(", ")})`).join(", ")}`;
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

const isBare = ({ ctes, orderBy, limit, offset }: Query): boolean =>
  ctes.length === 0 && orderBy.length === 0 && !limit && !offset;

const inTheWay = new Set(["aggregate", "window", "scalar", "arraySubquery", "exists", "inQuery"]);

function isConstant(query: Query): boolean {
  const { body } = query;
  if (
    !isBare(query) ||
    body.kind !== "select" ||
    body.from ||
    body.where ||
    body.groupBy ||
    body.having ||
    body.qualify
  )
    return false;
  return !body.items.some((item) => holds(item.expr, inTheWay));
}
