/** Functions in FROM: GoogleSQL's own, and those of CREATE TABLE FUNCTION, inlined. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { type Ctes, type Env, plain, type Resolved, type Source, within } from "../context.ts";
import { coerce } from "../coerce.ts";
import { GoogleSqlError } from "../../error.ts";
import { invalid } from "../refuse.ts";
import { emptyScope, scopeOf, type Visible } from "../scope.ts";
import { plainTypeOf } from "../type-of.ts";
import { gapFill } from "./gap-fill.ts";
import { rangeSessionize } from "./range-sessionize.ts";
import { adding, attach } from "../query/ctes.ts";
import { relation, valueRelation } from "./relation.ts";
import { type TableArgument, tableArgument } from "./table-argument.ts";
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
  const { columns, tables } = argumentsOf(name, own.parameters, item.call, env);
  const ctes = tables.reduce(
    (known: Ctes | undefined, { parameter, named }) => adding(parameter, named, known),
    undefined,
  );
  const inner = { ...within(env, scopeOf(columns, [], emptyScope), plain("a function")), ctes };
  const resolved = around(env.context.query(own.query, inner), tables);
  const shown = item.alias?.name ?? last(item.call.name).name;
  const from = { kind: "subquery", query: resolved.query, alias: env.context.alias(shown), lateral: false } as const;
  return resolved.query.valueTable
    ? valueRelation(from, shown, nth(resolved.columns, 0))
    : relation(from, shown, resolved.columns);
}

const around = (resolved: Resolved, tables: readonly TableArgument[]): Resolved =>
  tables.length === 0
    ? resolved
    : attach(
        resolved,
        tables.map(({ named, query }) => ({ name: named.name, query })),
        false,
      );

function argumentsOf(name: string, parameters: readonly ast.FunctionParameter[], call: ast.Call, env: Env) {
  if (call.args.length !== parameters.length)
    invalid(`${name} takes ${parameters.length} arguments, got ${call.args.length}`, call);
  const columns: Visible[] = [];
  const tables: TableArgument[] = [];
  for (const [{ name, type }, arg] of zip(parameters, call.args, (parameter, arg) => [parameter, arg] as const))
    if (type.kind === "tableType") tables.push(tableArgument(arg, name.name, type, env));
    else columns.push({ name: name.name, expr: valueOf(arg, name.name, type, env) });
  return { columns, tables };
}

function valueOf(arg: ast.Argument, name: string, type: ast.TypeExpr, env: Env): Expr {
  const { value } = arg;
  if (value.kind === "table" || value.kind === "query") return invalid("expected a value, got a table", arg);
  const expr = env.context.expression(value, env);
  return coerce(expr, type.kind === "any" ? expr.type : plainTypeOf(type), arg, `the argument "${name}"`);
}
