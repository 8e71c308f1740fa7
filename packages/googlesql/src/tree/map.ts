/** Copies of a resolved tree in which some nodes are others. What has not changed is shared with the original. */
import type { Expr, From, Node, Query, Select, SetOperation } from "./nodes.ts";
import { type Change, ofNode, ofStatement } from "./parts.ts";
import type { Statement } from "./statements.ts";

/** What stands in a node's place, from the top. A node for which there is nothing, or `undefined`, is entered. */
export interface Changes {
  readonly expr?: (node: Expr) => Expr | undefined;
  readonly query?: (node: Query) => Query | undefined;
  readonly select?: (node: Select) => Select | undefined;
  readonly setOperation?: (node: SetOperation) => SetOperation | undefined;
  readonly from?: (node: From) => From | undefined;
}

export const mapExpr = (node: Expr, changes: Changes): Expr => changeOf(changes).expr(node);
export const mapQuery = (node: Query, changes: Changes): Query => changeOf(changes).query(node);
export const mapSelect = (node: Select, changes: Changes): Select => changeOf(changes).select(node);
export const mapFrom = (node: From, changes: Changes): From => changeOf(changes).from(node);

export const mapStatement = (statement: Statement, changes: Changes): Statement =>
  ofStatement(statement, changeOf(changes));

/** The node with what is below it changed; the node itself is not asked about. For a change that ends with its own recursion. */
export const mapParts = <N extends Node>(node: N, changes: Changes): N => ofNode(node, changeOf(changes)) as N;

function changeOf({ expr, query, select, setOperation, from }: Changes): Change {
  const below = <N extends Node>(node: N): N => ofNode(node, change) as N;
  const change: Change = {
    expr: (node) => expr?.(node) ?? below(node),
    query: (node) => query?.(node) ?? below(node),
    select: (node) => select?.(node) ?? below(node),
    setOperation: (node) => setOperation?.(node) ?? below(node),
    from: (node) => from?.(node) ?? below(node),
  };
  return change;
}
