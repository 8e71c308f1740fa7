/** Over a resolved tree, from the top. */
import type { Expr, Node } from "./nodes.ts";
import { type Change, ofNode, ofStatement } from "./parts.ts";
import type { Statement } from "./statements.ts";

/** A node is not entered where the answer is `false`. */
export type Visit = (node: Node) => boolean | void;

/** Calls `visit` on this node and on each below it. */
export function walk(node: Node, visit: Visit): void {
  enter(node, visit, visiting(visit));
}

/** Calls `visit` on each node of a statement. */
export function walkStatement(statement: Statement, visit: Visit): void {
  ofStatement(statement, visiting(visit));
}

/** The nodes right below this one. */
export function partsOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  const keep = <N extends Node>(part: N): N => {
    found.push(part);
    return part;
  };
  ofNode(node, { expr: keep, query: keep, select: keep, setOperation: keep, from: keep });
  return found;
}

/** Whether a node passes the test, this one or one below it. What `within` answers `false` for is tested, but not entered. */
export function some(node: Node, test: (node: Node) => boolean, within: (node: Node) => boolean = () => true): boolean {
  let found = false;
  walk(node, (part) => {
    found ||= test(part);
    return !found && within(part);
  });
  return found;
}

/** Only expressions have a type. */
export const isExpr = (node: Node): node is Expr => "type" in node;

/** Whether an expression has such a part, its subqueries left out. */
export const has = (expr: Expr | undefined, kind: Expr["kind"]): boolean =>
  expr !== undefined &&
  some(
    expr,
    (node) => node.kind === kind,
    (node) => node.kind !== "query",
  );

function visiting(visit: Visit): Change {
  const seen = <N extends Node>(node: N): N => enter(node, visit, change);
  const change: Change = { expr: seen, query: seen, select: seen, setOperation: seen, from: seen };
  return change;
}

function enter<N extends Node>(node: N, visit: Visit, change: Change): N {
  if (visit(node) !== false) ofNode(node, change);
  return node;
}
