/** CREATE FUNCTION … AS (…): the body in place of the call, arguments in place of parameters. */
import type * as ast from "../../ast/index.ts";
import { canCoerce } from "../../coercion/index.ts";
import { walk } from "../../ast/walk.ts";
import { type Expr, mapExpr } from "../../tree/index.ts";
import { sameType, typeName } from "../../types.ts";
import { bound } from "../bind.ts";
import { GoogleSqlError } from "../../error.ts";
import { coerce, convert } from "../coerce.ts";
import { type Env, type Stage, type UserFunction, within } from "../context.ts";
import { operandOf } from "../operand.ts";
import { invalid, unsupported } from "../refuse.ts";
import { emptyScope } from "../scope.ts";
import { plainTypeOf } from "../type-of.ts";
import { zip } from "../../lists.ts";
import { hoist } from "./hoist.ts";

export function userFunction(name: string, own: UserFunction, node: ast.Call, safe: boolean, env: Env): Expr {
  const { inlining } = env.context;
  if (inlining.has(name)) return invalid(`function ${name} calls itself`, node);
  if (node.over || node.distinct) return unsupported("OVER or DISTINCT on a function of your own", node);
  if (safe) return unsupported("SAFE. on a function of your own", node);
  const args = argumentsOf(name, own, node, env);
  inlining.add(name);
  try {
    const span = { start: node.start, end: node.end };
    return { ...body(name, own, args, env, span), span };
  } finally {
    inlining.delete(name);
  }
}

/** By place or by name; what is left out has a default. */
function argumentsOf(name: string, own: UserFunction, node: ast.Call, env: Env): Expr[] {
  const { parameters } = own;
  const stray = node.args.find((arg) => arg.name && !parameters.some((parameter) => isNamed(parameter, arg)));
  if (stray) return invalid(`${name} has no parameter "${stray.name?.name}"`, stray);
  const wrong = (): never => invalid(`${name} takes ${parameters.length} arguments, got ${node.args.length}`, node);
  const positional = node.args.filter((arg) => !arg.name);
  if (positional.length > parameters.length) return wrong();
  const here = own.aggregate ? { ...env, scope: env.stage.aggregateScope ?? env.scope } : env;
  const nowhere = { ...env, scope: emptyScope };
  const given = parameters.map((parameter, i) => {
    const arg = node.args.find((each) => isNamed(parameter, each)) ?? positional[i];
    if (arg) return { arg, parameter, place: here };
    const standIn = { value: parameter.default ?? wrong(), start: node.start, end: node.end };
    return { arg: standIn, parameter, place: nowhere };
  });
  const hoisting = own.aggregate || !hasSubquery(own.body) ? undefined : node;
  return given.map(({ arg, parameter, place }) => {
    const expr = argument(arg, parameter, place);
    return hoisting ? withoutAggregates(expr, hoisting, env) : expr;
  });
}

function hasSubquery(body: ast.Expression): boolean {
  let found = false;
  walk(body, ({ kind }) => {
    found ||= kind === "query";
  });
  return found;
}

/** In the body's subqueries an aggregate would be theirs: they read a column instead. */
const withoutAggregates = (expr: Expr, node: ast.Call, env: Env): Expr =>
  mapExpr(expr, {
    expr: (part) =>
      part.kind === "aggregate" || part.kind === "window"
        ? hoist(part, "handed to a function that has a subquery", node, env)
        : undefined,
    query: (query) => query,
  });

const isNamed = (parameter: ast.FunctionParameter, arg: ast.Argument): boolean =>
  arg.name?.name.toLowerCase() === parameter.name.name.toLowerCase();

function argument(arg: ast.Argument, parameter: ast.FunctionParameter, env: Env): Expr {
  if (arg.value.kind === "table" || arg.value.kind === "query") return invalid("expected a value, got a table", arg);
  const expr = env.context.expression(arg.value, env);
  if (parameter.type.kind === "any") return expr;
  const coerced = coerce(expr, plainTypeOf(parameter.type), arg, `the argument "${parameter.name.name}"`);
  return typed(coerced);
}

/** A literal that was handed over is a value of its type: it adapts no further. */
const typed = (expr: Expr): Expr =>
  expr.kind === "literal" && expr.value === null ? { kind: "cast", operand: expr, safe: false, type: expr.type } : expr;

/** Only its parameters are in sight. What is wrong in the body is told at the call: the body is another text. */
function body(name: string, own: UserFunction, args: readonly Expr[], env: Env, span: ast.Span): Expr {
  const bindings = zip(own.parameters, args, ({ name: { name } }, expr) => ({ name, expr }));
  const { hoisted } = env.stage;
  const stage: Stage = {
    clause: "a function",
    aggregates: own.aggregate && env.stage.aggregates,
    windows: false,
    ...(hoisted && { hoisted }),
  };
  const inside: Env = { ...within(env, emptyScope, stage), ctes: undefined };
  try {
    return returned(
      own,
      bound(bindings, inside, (inner) => inner.context.expression(own.body, inner)),
    );
  } catch (error) {
    if (!(error instanceof GoogleSqlError)) throw error;
    throw new GoogleSqlError(error.reason, `in function ${name}: ${error.message}`, { span, cause: error });
  }
}

function returned(own: UserFunction, expr: Expr): Expr {
  if (!own.returns) return expr;
  const type = plainTypeOf(own.returns);
  if (!sameType(expr.type, type) && !canCoerce(operandOf(expr), type)) {
    return invalid(`it gives ${typeName(expr.type)}, not ${typeName(type)}`);
  }
  return convert(expr, type);
}
