/** ARRAY_FILTER, ARRAY_TRANSFORM and others that take a lambda: subqueries over the elements. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { argument, kindOf, sqlOf, typeOf } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { isLast, lambdaAt, lambdaOf } from "../../core/lambdas.ts";
import { quote } from "../../core/names.ts";
import { isEqual } from "../compare.ts";
import { fromJsonb, toJsonb } from "../jsonb.ts";
import { ours } from "../names.ts";
import { elementOf } from "./arrays.ts";

/** The array's elements as rows: `_v` each, `_n` its place from 1, and what a lambda calls them. */
function rows(array: string, element: Type, parameters: readonly string[] = []): string {
  const [name, offset] = parameters;
  const shown = [
    "_v",
    "_n",
    ...(name === undefined ? [] : [`${fromJsonb("_v", element)} AS ${quote(name)}`]),
    ...(offset === undefined ? [] : [`_n - 1 AS ${quote(offset)}`]),
  ];
  return `(SELECT ${shown.join(", ")} FROM jsonb_array_elements(${array}) WITH ORDINALITY AS _e(_v, _n)) AS _l`;
}

/** The rows where a value or a lambda holds. */
function matching(call: Call): string {
  const array = sqlOf(call, 0);
  const element = elementOf(typeOf(call, 0));
  const lambda = lambdaOf(argument(call, 1));
  if (lambda) return `${rows(array, element, lambda.parameters)} WHERE ${call.render.expr(lambda.body)}`;
  const item: Expr = { kind: "variable", name: "_x", scope: "lambda", type: element };
  const same = isEqual({ ...call, args: [item, argument(call, 1)], sql: ['"_x"', sqlOf(call, 1)] });
  return `${rows(array, element, ["_x"])} WHERE ${same}`;
}

const gathered = (value: string, from: string): string =>
  `SELECT coalesce(jsonb_agg(${value} ORDER BY _n), '[]'::jsonb) FROM ${from}`;

/** A subquery of an array that is there. */
const unlessNull =
  (query: (call: Call) => string): Native =>
  (call) =>
    `CASE WHEN ${sqlOf(call, 0)} IS NOT NULL THEN (${query(call)}) END`;

const transformed = (call: Call): string => {
  const { parameters, body } = lambdaAt(call, 1);
  const from = rows(sqlOf(call, 0), elementOf(typeOf(call, 0)), parameters);
  return gathered(toJsonb(call.render.expr(body), body.type), from);
};

const filter = unlessNull((call) => gathered("_v", matching(call)));

const single =
  (value: (call: Call) => string): Native =>
  (call) =>
    `(SELECT ${value(call)} FROM ${matching(call)} ORDER BY _n ${isLast(call) ? "DESC" : "ASC"} LIMIT 1)`;

/** Side by side, as arrays or by a lambda. The last argument says what becomes of unequal lengths. */
const zip: Native = (call) => {
  const arrays = call.args.filter((_, i) => kindOf(call, i) === "ARRAY");
  const zipped = ours("array_zip", sqlOf(call, call.args.length - 1), ...call.sql.slice(0, arrays.length));
  const lambda = call.args.map(lambdaOf).find((arg) => arg !== undefined);
  if (!lambda) return zipped;
  const columns = lambda.parameters.map(
    (name, i) => `${fromJsonb(`(_v -> ${i})`, elementOf(typeOf(call, i)))} AS ${quote(name)}`,
  );
  const from = `(SELECT _v, _n, ${columns.join(", ")} FROM jsonb_array_elements(${zipped}) WITH ORDINALITY AS _e(_v, _n)) AS _l`;
  return `(${gathered(toJsonb(call.render.expr(lambda.body), lambda.body.type), from)})`;
};

export const lambdas: Natives = {
  array_filter: filter,
  array_transform: unlessNull(transformed),
  array_includes: unlessNull((call) => `EXISTS (SELECT 1 FROM ${matching(call)})`),
  array_find: single(({ type }) => fromJsonb("_v", type)),
  array_find_all: filter,
  array_offset: single(() => "_n - 1"),
  array_offsets: unlessNull((call) => gathered("_n - 1", matching(call))),
  array_zip: zip,
};
