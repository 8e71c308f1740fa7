/** The relations that a join is made of. */
import type { From } from "@sluice/googlesql/tree";
import { type Column, INT64 } from "@sluice/googlesql/types";

export type Leaf = Exclude<From, { kind: "join" | "sample" }>;

export function leavesOf(node: From): readonly Leaf[] {
  if (node.kind === "join") return [...leavesOf(node.left), ...leavesOf(node.right)];
  return node.kind === "sample" ? leavesOf(node.input) : [node];
}

export function columnsOf(leaf: Leaf): readonly Column[] {
  if (leaf.kind === "subquery") return leaf.query.columns;
  if (leaf.kind !== "unnest") return leaf.columns;
  const element = { name: leaf.column, type: leaf.element };
  return leaf.offset === undefined ? [element] : [element, { name: leaf.offset, type: INT64 }];
}
