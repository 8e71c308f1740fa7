/** `e -> e * 2`: resolved once its parameters have types. */
import type * as ast from "../../ast.ts";
import type { Operand } from "../../coercion.ts";
import type { Expr } from "../../tree.ts";
import type { Type } from "../../types.ts";
import { convert } from "../coerce.ts";
import { type Env, within } from "../context.ts";
import { operandOf } from "../operand.ts";
import { scopeOf } from "../scope.ts";

export interface Lambda {
  readonly arity: number;
  readonly body: (types: readonly Type[]) => Operand;
  /** The lambda itself, its body as a value of `type`. */
  readonly as: (types: readonly Type[], type: Type) => Expr;
}

export function lambda(node: Extract<ast.Expression, { kind: "lambda" }>, env: Env): Lambda {
  const names = node.parameters.map((parameter) => env.context.alias(parameter.name));
  const resolve = (types: readonly Type[]) => {
    const columns = node.parameters.map((parameter, i) => ({
      name: parameter.name,
      expr: variable(names[i]!, types[i]!),
    }));
    return env.context.expression(node.body, within(env, scopeOf(columns, [], env.scope)));
  };
  return {
    arity: names.length,
    body: (types) => operandOf(resolve(types)),
    as: (types, type) => ({ kind: "lambda", parameters: names, body: convert(resolve(types), type), type }),
  };
}

const variable = (name: string, type: Type): Expr => ({ kind: "variable", name, scope: "lambda", type });
