/** ARRAY_FILTER, ARRAY_TRANSFORM and others that take a lambda: subqueries over json_each. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { type CallExpr, fromElement, type Render, shown, toElement, unsupported } from "../context.ts";
import { ours } from "../names.ts";

type Lambda = Extract<Expr, { kind: "lambda" }>;

export function lambdaCall(expr: CallExpr, render: Render): string {
  if (expr.fn === "array_zip") return zipped(expr, render);
  const [array, lambda, mode] = expr.args;
  const make = MADE[expr.fn];
  if (make === undefined || lambda?.kind !== "lambda" || array?.type.kind !== "ARRAY")
    throw unsupported(shown(expr.fn));
  const alias = `"#l${render.scope.lambdas.size}"`;
  const element = array.type.element;
  const item = fromElement(`${alias}.value`, element);
  const body = bodyOf(lambda, [item, `${alias}.key`], render);
  const each = `json_each(${render.expr(array)}) AS ${alias}`;
  const last = mode?.kind === "literal" && mode.value === "LAST";
  return `CASE WHEN ${render.expr(array)} IS NOT NULL THEN (${make({ alias, each, body, item, element, result: lambda.body.type, last })}) END`;
}

/** Arrays, the lambda of their elements, and how unequal lengths are taken. */
function zipped({ args }: CallExpr, render: Render): string {
  const at = args.findIndex((arg) => arg.kind === "lambda");
  const lambda = args[at] as Lambda;
  const arrays = args.slice(0, at);
  const mode = args[at + 1] === undefined ? "'STRICT'" : render.expr(args[at + 1]!);
  const alias = `"#l${render.scope.lambdas.size}"`;
  const items = arrays.map(({ type }, i) =>
    fromElement(`json_extract(${alias}.value, '$[${i}]')`, type.kind === "ARRAY" ? type.element : type),
  );
  const pairs = ours("array_zip", [...arrays.map((array) => render.expr(array)), mode]);
  const value = toElement(bodyOf(lambda, items, render), lambda.body.type);
  const made = `SELECT json_group_array(${value} ORDER BY ${alias}.key) FROM json_each(${pairs}) AS ${alias}`;
  return `CASE WHEN ${pairs} IS NOT NULL THEN (${made}) END`;
}

function bodyOf({ parameters, body }: Lambda, values: readonly string[], render: Render): string {
  const lambdas = new Map(render.scope.lambdas);
  parameters.forEach((name, i) => lambdas.set(name, values[i]!));
  return render.within({ ...render.scope, lambdas }).expr(body);
}

interface Parts {
  readonly alias: string;
  readonly each: string;
  readonly body: string;
  readonly item: string;
  readonly element: Type;
  readonly result: Type;
  readonly last: boolean;
}

const gathered = (value: string, { alias, each }: Parts, where = ""): string =>
  `SELECT json_group_array(${value} ORDER BY ${alias}.key) FROM ${each}${where}`;

const first = (value: string, { alias, each, body, last }: Parts): string =>
  `SELECT ${value} FROM ${each} WHERE ${body} ORDER BY ${alias}.key${last ? " DESC" : ""} LIMIT 1`;

const found = (parts: Parts): string => gathered(toElement(parts.item, parts.element), parts, ` WHERE ${parts.body}`);

const MADE: Readonly<Record<string, (parts: Parts) => string>> = {
  array_filter: found,
  array_find_all: found,
  array_transform: (parts) => gathered(toElement(parts.body, parts.result), parts),
  array_includes: ({ each, body }) => `SELECT COALESCE(max(${body}), 0) FROM ${each}`,
  array_find: (parts) => first(parts.item, parts),
  array_offset: (parts) => first(`${parts.alias}.key`, parts),
  array_offsets: (parts) => gathered(`${parts.alias}.key`, parts, ` WHERE ${parts.body}`),
};

export const lambdaNames: readonly string[] = Object.keys(MADE);
