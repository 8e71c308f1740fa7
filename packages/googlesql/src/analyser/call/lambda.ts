/**
 * `e -> e * 2`: resolved once its parameters have types. A parameter has another name than those of the lambdas around, which
 * the body of an inlined function could else mistake for its own; what is written twice still reads the same.
 */
import type * as ast from "../../ast/index.ts";
import type { Operand } from "../../coercion/index.ts";
import type { Expr } from "../../tree/index.ts";
import type { Type } from "../../types.ts";
import { convert } from "../coerce.ts";
import { type Env, within } from "../context.ts";
import { operandOf } from "../operand.ts";
import { scopeOf } from "../scope.ts";
import { uniqueNames } from "../unique.ts";
import { nth, zip } from "../../lists.ts";

export interface Lambda {
  readonly arity: number;
  readonly body: (types: readonly Type[]) => Operand;
  /** The lambda itself, its body as a value of `type`. */
  readonly as: (types: readonly Type[], type: Type) => Expr;
}

export function lambda(node: Extract<ast.Expression, { kind: "lambda" }>, env: Env): Lambda {
  const unique = uniqueNames(env.lambdas);
  const names = node.parameters.map((parameter) => unique(parameter.name));
  const inner = { ...env, lambdas: new Set([...(env.lambdas ?? []), ...names]) };
  const resolve = (types: readonly Type[]) => {
    const columns = zip(node.parameters, names, (parameter, name, i) => ({
      name: parameter.name,
      expr: variable(name, nth(types, i)),
    }));
    return env.context.expression(node.body, within(inner, scopeOf(columns, [], env.scope)));
  };
  return {
    arity: names.length,
    body: (types) => operandOf(resolve(types)),
    as: (types, type) => ({ kind: "lambda", parameters: names, body: convert(resolve(types), type), type }),
  };
}

const variable = (name: string, type: Type): Expr => ({ kind: "variable", name, scope: "lambda", type });
