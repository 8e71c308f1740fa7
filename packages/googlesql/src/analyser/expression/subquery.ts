/** `(SELECT …)`, `ARRAY(SELECT …)`, `EXISTS(SELECT …)`. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { arrayOf, BOOL } from "../../types.ts";
import { type Env, plain, within } from "../context.ts";
import { invalid } from "../refuse.ts";

export function subquery(node: Extract<ast.Expression, { kind: "subquery" }>, env: Env): Expr {
  const { query, columns } = env.context.query(node.query, within(env, env.scope, plain("subquery")));
  if (node.mode === "exists") return { kind: "exists", query, type: BOOL };
  const [column, ...others] = columns;
  if (!column || others.length > 0) {
    const what = node.mode === "array" ? "ARRAY" : "a scalar subquery";
    return invalid(
      `${what} takes a query of one column, got ${columns.length}: SELECT AS STRUCT makes one of many`,
      node,
    );
  }
  if (node.mode === "scalar") return { kind: "scalar", query, type: column.type };
  if (column.type.kind === "ARRAY") return invalid("ARRAY cannot hold arrays: put them in a STRUCT", node);
  return { kind: "arraySubquery", query, type: arrayOf(column.type) };
}
