/**
 * `FROM t, UNNEST(SPLIT(t.s, ','))` with the array computed in t: DuckDB unnests a column as it goes, and in its order, but joins
 * the unnested values of anything else back by a hash table: five times slower, and in reverse.
 */
import { type Expr, type From, type Node, relationsOf, some } from "@sluice/googlesql/tree";
import { column, selecting } from "../core/build.ts";
import { columnsOf } from "./leaves.ts";

type Join = Extract<From, { kind: "join" }>;
type Leaf = Extract<From, { kind: "table" | "cte" | "subquery" | "unnest" }>;

/** The same join, its array a column. */
export function withArrayColumn(node: Join): Join {
  const { left, right } = node;
  if (right.kind !== "unnest" || !right.correlated || right.array.kind === "column" || some(right.array, inTheWay))
    return node;
  const [relation, ...others] = relationsOf(right.array).read;
  if (relation === undefined || others.length > 0) return node;
  const name = `_${right.alias}`;
  const made = withColumn(left, relation, { name, expr: right.array });
  return made ? { ...node, left: made, right: { ...right, array: column(relation, name, right.array.type) } } : node;
}

const inTheWay = ({ kind }: Node): boolean => kind === "query" || kind === "window" || kind === "aggregate";

interface Item {
  readonly name: string;
  readonly expr: Expr;
}

/** Undefined where the relation is not there, or a join may give NULLs for its rows. */
function withColumn(node: From, relation: string, item: Item): From | undefined {
  if (node.kind === "join") {
    const left = node.join === "RIGHT" || node.join === "FULL" ? undefined : withColumn(node.left, relation, item);
    if (left) return { ...node, left };
    const right = node.join === "LEFT" || node.join === "FULL" ? undefined : withColumn(node.right, relation, item);
    return right && { ...node, right };
  }
  return isLeaf(node) && node.alias === relation ? wider(node, item) : undefined;
}

const isLeaf = (node: From): node is Leaf =>
  node.kind === "table" || node.kind === "cte" || node.kind === "unnest" || (node.kind === "subquery" && !node.lateral);

function wider(leaf: Leaf, item: Item): From {
  const items = columnsOf(leaf).map(({ name, type }): Item => ({ name, expr: column(leaf.alias, name, type) }));
  const lateral = leaf.kind === "unnest" && leaf.correlated;
  const from: From = leaf.kind === "unnest" ? { ...leaf, correlated: false } : leaf;
  return { kind: "subquery", query: selecting({ items: [...items, item], from }), alias: leaf.alias, lateral };
}
