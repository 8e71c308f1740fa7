/** Literals in their canonical form. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { parseLiteral, parseRange } from "../../literals/index.ts";
import { INT64, rangeOf, type Type } from "../../types.ts";
import { nullOf } from "../operand.ts";
import { plainTypeOf } from "../type-of.ts";

type Literal = Extract<ast.Expression, { kind: "literal" }>;

export function literal(node: Literal): Expr {
  if (node.type === "NULL") return nullOf(INT64);
  const type: Type = { kind: node.type };
  if (node.type === "STRING" || node.type === "BYTES" || node.type === "BOOL")
    return { kind: "literal", value: node.value, type };
  const value = parseLiteral(node.type, node.value, node);
  return node.type === "FLOAT64"
    ? { kind: "literal", value, written: node.value, type }
    : { kind: "literal", value, type };
}

export function rangeLiteral(node: Extract<ast.Expression, { kind: "rangeLiteral" }>): Expr {
  const element = plainTypeOf(node.element);
  return { kind: "literal", value: parseRange(element, node.value, node), type: rangeOf(element) };
}
