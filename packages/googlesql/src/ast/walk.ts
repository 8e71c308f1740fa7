/** Over a syntax tree, from the top. It is plain data: each object that has a kind is a node, wherever it stands. */
import type { AlterAction, MergeWhen, Statement } from "./statements.ts";
import type {
  Argument,
  Bound,
  Expression,
  FromItem,
  GroupBy,
  GroupItem,
  Pipe,
  QueryBody,
  SelectItem,
} from "./nodes.ts";
import type { TypeExpr } from "./types.ts";

export type Node =
  | Statement
  | AlterAction
  | MergeWhen["action"]
  | QueryBody
  | Pipe
  | SelectItem
  | GroupBy
  | GroupItem
  | FromItem
  | Expression
  | Argument["value"]
  | Bound
  | TypeExpr;

const isNode = (value: object): value is Node => "kind" in value;

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Uint8Array);

/** Calls `visit` on each node of a tree, or of a list of trees. What it answers `false` for is not entered. */
export function walk(tree: object, visit: (node: Node) => boolean | void): void {
  if (!Array.isArray(tree) && isNode(tree) && visit(tree) === false) return;
  for (const part of Object.values(tree)) if (isPlain(part)) walk(part, visit);
}

/** A copy with other nodes in the place of some, from the top. What `change` leaves undefined is entered. */
export function map<T>(tree: T, change: (node: Node) => Node | undefined): T;
export function map(tree: unknown, change: (node: Node) => Node | undefined): unknown {
  if (!isPlain(tree)) return tree;
  if (Array.isArray(tree)) return tree.map((item) => map(item, change));
  const changed = isNode(tree) ? change(tree) : undefined;
  if (changed !== undefined) return changed;
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, map(part, change)]));
}
