/** Functions in FROM: GoogleSQL's own, and those of CREATE TABLE FUNCTION, inlined. */
import type * as ast from "../../ast/index.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { coerce } from "../coerce.ts";
import { GoogleSqlError } from "../../error.ts";
import { invalid } from "../refuse.ts";
import { emptyScope, scopeOf } from "../scope.ts";
import { plainTypeOf } from "../type-of.ts";
import { gapFill } from "./gap-fill.ts";
import { rangeSessionize } from "./range-sessionize.ts";
import { relation, valueRelation } from "./relation.ts";
import { last, nth, zip } from "../../lists.ts";

type BuiltIn = (call: ast.Call, alias: string | undefined, env: Env) => Source;

const builtIn: Readonly<Record<string, BuiltIn>> = { gap_fill: gapFill, range_sessionize: rangeSessionize };

export function tableFunction(item: Extract<ast.FromItem, { kind: "tableFunction" }>, env: Env): Source {
  const name = item.call.name
    .flatMap((part) => part.name.split("."))
    .join(".")
    .toLowerCase();
  const built = builtIn[name];
  if (built) return built(item.call, item.alias?.name, env);
  const own = env.context.options.tableFunctions?.get(name);
  if (!own) {
    const message = `table function ${name.toUpperCase()} is not a GoogleSQL function that is supported here`;
    throw new GoogleSqlError("unsupported", message, { span: item.call });
  }
  const columns = argumentsOf(name, own.parameters, item.call, env);
  const inner = { ...within(env, scopeOf(columns, [], emptyScope), plain("a function")), ctes: undefined };
  const resolved = env.context.query(own.query, inner);
  const shown = item.alias?.name ?? last(item.call.name).name;
  const from = { kind: "subquery", query: resolved.query, alias: env.context.alias(shown), lateral: false } as const;
  return resolved.query.valueTable
    ? valueRelation(from, shown, nth(resolved.columns, 0))
    : relation(from, shown, resolved.columns);
}

function argumentsOf(name: string, parameters: readonly ast.FunctionParameter[], call: ast.Call, env: Env) {
  if (call.args.length !== parameters.length)
    invalid(`${name} takes ${parameters.length} arguments, got ${call.args.length}`, call);
  return zip(parameters, call.args, (parameter, arg) => {
    const { value } = arg;
    if (value.kind === "table" || value.kind === "query") return invalid("expected a value, got a table", arg);
    const expr = env.context.expression(value, env);
    const type = parameter.type.kind === "any" ? expr.type : plainTypeOf(parameter.type);
    return {
      name: parameter.name.name,
      expr: coerce(expr, type, arg, `the argument "${parameter.name.name}"`),
    };
  });
}
