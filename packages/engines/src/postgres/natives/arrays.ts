/** ARRAY functions, with their lambdas. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { type Call, constant, type Native, type Natives, unsupported } from "../context.ts";
import { comparisons } from "../compare.ts";
import { ours, quote } from "../names.ts";
import { collated } from "../orderby.ts";
import { toJsonb, fromJsonb } from "../jsonb.ts";
import { typed, each, own } from "../library-calls.ts";

type Lambda = Extract<Expr, { kind: "lambda" }>;
const lambdaOf = (expr: Expr | undefined): Lambda | undefined => (expr?.kind === "lambda" ? expr : undefined);

const elementOf = (type: Type): Type => {
  if (type.kind !== "ARRAY") throw unsupported("An ARRAY function of another type");
  return type.element;
};

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

const unlessNull = (call: Call, sql: string): string => `CASE WHEN ${call.sql[0]} IS NOT NULL THEN (${sql}) END`;

/** The rows where a value or a lambda holds. */
function matching(call: Call): string {
  const element = elementOf(call.args[0]!.type);
  const lambda = lambdaOf(call.args[1]);
  if (lambda) return `${rows(call.sql[0]!, element, lambda.parameters)} WHERE ${call.render.expr(lambda.body)}`;
  const args: Expr[] = [{ kind: "variable", name: "_x", scope: "lambda", type: element }, call.args[1]!];
  const equal = comparisons["eq"]!({ ...call, args, sql: ['"_x"', call.sql[1]!] });
  return `${rows(call.sql[0]!, element, ["_x"])} WHERE ${equal}`;
}

const gathered = (value: string, from: string): string =>
  `SELECT coalesce(jsonb_agg(${value} ORDER BY _n), '[]'::jsonb) FROM ${from}`;

const transform: Native = (call) => {
  const lambda = lambdaOf(call.args[1])!;
  const from = rows(call.sql[0]!, elementOf(call.args[0]!.type), lambda.parameters);
  return unlessNull(call, gathered(toJsonb(call.render.expr(lambda.body), lambda.body.type), from));
};

const filter: Native = (call) => unlessNull(call, gathered("_v", matching(call)));

const includes: Native = (call) => unlessNull(call, `EXISTS (SELECT 1 FROM ${matching(call)})`);

const isLast = ({ args }: Call): boolean => constant(args[2])?.toUpperCase() === "LAST";
const single = (call: Call, value: string): string =>
  `(SELECT ${value} FROM ${matching(call)} ORDER BY _n ${isLast(call) ? "DESC" : "ASC"} LIMIT 1)`;

/** NaN is the greatest and the least; text goes by code points. */
const extreme =
  (fn: "min" | "max"): Native =>
  ({ args, sql, type }) => {
    const element = elementOf(args[0]!.type);
    if (
      !["INT64", "NUMERIC", "BIGNUMERIC", "STRING", "DATE", "DATETIME", "TIMESTAMP", "TIME", "FLOAT64"].includes(
        element.kind,
      )
    )
      return undefined;
    const value = fromJsonb("_v", element);
    const found = type.kind === "STRING" ? `${fn}(${collated(value)})` : `${fn}(${value})`;
    const nan =
      type.kind === "FLOAT64" && fn === "min"
        ? `CASE WHEN bool_or(${value} = 'NaN') THEN 'NaN' ELSE ${found} END`
        : found;
    return `(SELECT ${nan} FROM jsonb_array_elements(${sql[0]}) AS _e(_v))`;
  };

const total =
  (fn: "sum" | "avg"): Native =>
  ({ args, sql, type }) => {
    const element = elementOf(args[0]!.type);
    const value = `${fn}(${fromJsonb("_v", element)}${fn === "avg" && type.kind === "FLOAT64" ? "::double precision" : ""})`;
    const found = `(SELECT ${value} FROM jsonb_array_elements(${sql[0]}) AS _e(_v))`;
    return type.kind === "INT64" ? `${found}::bigint` : typed(type, found);
  };

const subscript =
  (base: 0 | 1, fn: string): Native =>
  ({ sql, type }) => {
    const index = base === 0 ? sql[1]! : `(${sql[1]} - 1)`;
    return fromJsonb(fn === "array_at" ? ours(fn, sql[0]!, index, `${base}`) : ours(fn, sql[0]!, index), type);
  };

const endOf =
  (index: number): Native =>
  ({ sql, type }) =>
    fromJsonb(ours("array_end", sql[0]!, `${index}`), type);

const zip: Native = (call) => {
  const mode = call.sql.at(-1)!;
  const lists = call.args.filter((arg) => arg.type.kind === "ARRAY").length;
  const zipped = ours("array_zip", mode, ...call.sql.slice(0, lists));
  const lambda = call.args.map(lambdaOf).find((arg) => arg !== undefined);
  if (!lambda) return zipped;
  const columns = lambda.parameters.map(
    (name, i) => `${fromJsonb(`(_v -> ${i})`, elementOf(call.args[i]!.type))} AS ${quote(name)}`,
  );
  const from = `(SELECT _v, _n, ${columns.join(", ")} FROM jsonb_array_elements(${zipped}) WITH ORDINALITY AS _e(_v, _n)) AS _l`;
  return `(${gathered(toJsonb(call.render.expr(lambda.body), lambda.body.type), from)})`;
};

const text: Native = ({ sql, args }) => {
  const type = elementOf(args[0]!.type);
  const none = type.kind === "BYTES" ? "NULL::bytea" : "NULL::text";
  return ours("array_to_string", sql[0]!, sql[1]!, sql[2] ?? none);
};

export const arrays: Natives = {
  array_length: ({ sql }) => `jsonb_array_length(${sql[0]})::bigint`,
  array_concat: ({ sql }) => `(${sql.join(" || ")})`,
  ...each("array_reverse array_slice array_is_distinct array_includes_any array_includes_all", () => own()),
  array_to_string: text,
  array_first: endOf(0),
  array_last: endOf(-1),
  array_transform: transform,
  array_filter: filter,
  array_find_all: filter,
  array_includes: includes,
  array_find: (call) => single(call, fromJsonb("_v", call.type)),
  array_offset: (call) => single(call, "_n - 1"),
  array_offsets: (call) => unlessNull(call, gathered("_n - 1", matching(call))),
  array_max: extreme("max"),
  array_min: extreme("min"),
  array_sum: total("sum"),
  array_avg: total("avg"),
  array_zip: zip,
  subscript_offset: subscript(0, "array_at"),
  subscript_ordinal: subscript(1, "array_at"),
  subscript_safe_offset: subscript(0, "array_safe"),
  subscript_safe_ordinal: subscript(1, "array_safe"),
};
