/** Of a grouped SELECT: what is neither grouped nor aggregated may not be read. */
import { type Expr, isExpr, keyOf, type Node, partsOf, relationsOf, type Select } from "@sluice/googlesql/tree";
import { isGroupable } from "../../../packages/googlesql/src/coercion/index.ts";
import { must, type Place, plain } from "./place.ts";

export function grouping(select: Select, orders: readonly Expr[], place: Place): void {
  const { groupBy, having, qualify, items, from } = select;
  const exprs = [...items.map(({ expr }) => expr), ...[having, qualify].filter((each) => each !== undefined)];
  keys(select, place);
  if (!groupBy && !having && !exprs.some((expr) => aggregates(expr))) return;
  const known = new Set(groupBy?.keys.map(keyOf));
  const own = from ? relationsOf(from).made : new Set<string>();
  for (const expr of [...exprs, ...orders])
    for (const name of ungrouped(expr, { known, own, within: false }))
      must(place, false, `${name} is neither grouped nor aggregated`);
}

function keys({ groupBy }: Select, around: Place): void {
  const place = plain(around);
  for (const key of groupBy?.keys ?? []) {
    place.rules.expr(key, place);
    must(place, isGroupable(key.type), `GROUP BY of a ${key.type.kind}`);
  }
  const width = groupBy?.keys.length ?? 0;
  const all = groupBy?.sets?.flat() ?? [];
  must(
    place,
    all.every((index) => index >= 0 && index < width),
    "a grouping set names a key that is not there",
  );
}

/** The subqueries of an expression have aggregates of their own. */
function aggregates(node: Node): boolean {
  if (node.kind === "aggregate") return true;
  return node.kind !== "query" && partsOf(node).some(aggregates);
}

interface Grouped {
  readonly known: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  /** Below a subquery: aggregates there are its own. */
  readonly within: boolean;
}

function ungrouped(node: Node, grouped: Grouped): readonly string[] {
  if (isExpr(node) && grouped.known.has(keyOf(node))) return [];
  if (node.kind === "aggregate" && !grouped.within) return [];
  const inner = node.kind === "query" ? { ...grouped, within: true } : grouped;
  const below = partsOf(node).flatMap((part) => ungrouped(part, inner));
  const isOwn = (node.kind === "column" || node.kind === "row") && grouped.own.has(node.relation);
  return isOwn ? [node.kind === "column" ? `${node.relation}.${node.name}` : node.relation, ...below] : below;
}
