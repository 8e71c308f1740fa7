/** Variables and parameters in a resolved tree → their values. */
import { type Changes, type Expr, mapParts, mapStatement, type Statement } from "../tree/index.ts";

type Values = (scope: "script" | "parameter", name: string) => Expr | undefined;

/** The tree itself where there is nothing to replace. */
export function substitute(statement: Statement, values: Values): Statement {
  const changes: Changes = {
    expr(node) {
      if (node.kind === "variable" && node.scope !== "lambda") return values(node.scope, node.name);
      return node.kind === "field" ? picked(mapParts(node, changes)) : undefined;
    },
  };
  return mapStatement(statement, changes);
}

/** A field of a STRUCT that is written out is that field. */
const picked = (node: Extract<Expr, { kind: "field" }>): Expr =>
  (node.base.kind === "struct" ? node.base.fields[node.index] : undefined) ?? node;
