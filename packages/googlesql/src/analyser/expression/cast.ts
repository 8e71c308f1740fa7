import type * as ast from "../../ast/index.ts";
import { canCast } from "../../coercion/index.ts";
import type { Expr } from "../../tree/index.ts";
import { STRING, type Type, typeName } from "../../types.ts";
import { coerce, convert } from "../coerce.ts";
import type { Env } from "../context.ts";
import { isUntypedNull, operandOf, typedAsWritten } from "../operand.ts";
import { invalid } from "../refuse.ts";
import { parametersOf, typeOf } from "../type-of.ts";

type Cast = Extract<ast.Expression, { kind: "cast" }>;

export function cast(node: Cast, env: Env): Expr {
  const type = typeOf(node.type);
  const operand = adapted(env.context.expression(node.operand, env), type);
  const text = (part: ast.Expression) => coerce(env.context.expression(part, env), STRING, part, "FORMAT");
  if (!node.format && !canCast(operandOf(operand), type)) {
    return invalid(`CAST from ${typeName(operand.type)} to ${typeName(type)} does not exist`, node);
  }
  const parameters = parametersOf(node.type);
  return {
    kind: "cast",
    operand,
    safe: node.safe,
    type,
    ...(node.format && { format: text(node.format) }),
    ...(node.zone && { zone: text(node.zone) }),
    ...(parameters.length > 0 && { parameters }),
  };
}

const isDecimal = ({ kind }: Type): boolean => kind === "NUMERIC" || kind === "BIGNUMERIC";

/** NULL and `[]` have no type of their own to be cast from; a number that is written out has the digits that are written. */
function adapted(operand: Expr, type: Type): Expr {
  if (operand.kind === "literal" && operand.written !== undefined && isDecimal(type)) return convert(operand, type);
  if (isUntypedNull(operand)) return convert(operand, type);
  return operandOf(operand).isNull && type.kind === "ARRAY" ? typedAsWritten({ ...operand, type }) : operand;
}
