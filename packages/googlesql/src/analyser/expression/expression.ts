/** Expressions: one kind, one file. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { call } from "../call/call.ts";
import type { Env } from "../context.ts";
import { field, path } from "../path.ts";
import { invalid } from "../refuse.ts";
import { caseExpression, withExpression } from "./conditional.ts";
import { cast } from "./cast.ts";
import { array, struct } from "./constructors.ts";
import { extract } from "./extract.ts";
import { interval } from "./interval.ts";
import { javascript } from "./javascript.ts";
import { literal, rangeLiteral } from "./literal.ts";
import { between, binary, distinctFrom, is, unary } from "./operators.ts";
import { inSet, like } from "./sets.ts";
import { subquery } from "./subquery.ts";
import { subscript } from "./subscript.ts";
import { parameter, systemVariable } from "./variables.ts";

export function expression(node: ast.Expression, env: Env): Expr {
  const expr = byKind(node, env);
  return expr.span ? expr : Object.assign(expr, { span: { start: node.start, end: node.end } });
}

function byKind(node: ast.Expression, env: Env): Expr {
  switch (node.kind) {
    case "literal":
      return literal(node);
    case "rangeLiteral":
      return rangeLiteral(node);
    case "interval":
      return interval(node, env);
    case "path":
      return path(node, env);
    case "field":
      return field(env.context.expression(node.base, env), node.name);
    case "subscript":
      return subscript(node, env);
    case "unary":
      return unary(node, env);
    case "binary":
      return binary(node, env);
    case "between":
      return between(node, env);
    case "like":
      return like(node, env);
    case "in":
      return inSet(node, env);
    case "is":
      return is(node, env);
    case "distinctFrom":
      return distinctFrom(node, env);
    case "case":
      return caseExpression(node, env);
    case "cast":
      return cast(node, env);
    case "extract":
      return extract(node, env);
    case "call":
      return call(node, env);
    case "array":
      return array(node, env);
    case "struct":
      return struct(node, env);
    case "subquery":
      return subquery(node, env);
    case "parameter":
      return parameter(node, env);
    case "systemVariable":
      return systemVariable(node, env);
    case "withExpression":
      return withExpression(node, env);
    case "javascript":
      return javascript(node, env);
    case "lambda":
      return invalid("a lambda can only be an argument of a function that takes one", node);
    case "as":
      return invalid("`value AS name` can only be an argument of a function that takes one", node);
    case "default":
      return invalid("DEFAULT can only be a value of INSERT, UPDATE or MERGE", node);
  }
}
