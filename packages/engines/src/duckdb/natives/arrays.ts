/** ARRAY functions, with their lambdas. DuckDB's lists count from 1 and give NULL where GoogleSQL raises. */
import type { Expr } from "@sluice/googlesql/tree";
import { type Call, type Natives, constant, constantInt, partOf } from "../context.ts";
import { bind, bindAll, inner } from "../bind.ts";
import { equal } from "../compare.ts";
import { cast, quote, text } from "../names.ts";
import { numericTotal, raise } from "../raise.ts";
import { declare, fieldNames } from "../types.ts";
import { structOf } from "../wire.ts";
import { span } from "./date-parts.ts";

type Lambda = Extract<Expr, { kind: "lambda" }>;
const lambdaOf = (expr: Expr | undefined): Lambda | undefined => (expr?.kind === "lambda" ? expr : undefined);

const indexes = (list: string): string => `range(len(${list}))`;
const at = (list: string, index: string): string => `list_extract(${list}, ${index} + 1)`;

/** `list_filter(x, e -> …)`; with a second parameter, which counts from 0 here, over the positions. */
function lambdaCall(fn: "list_filter" | "list_transform", call: Call): string {
  const node = lambdaOf(call.args[1])!;
  const [element, offset] = node.parameters;
  if (offset === undefined) return `${fn}(${call.sql[0]}, ${call.sql[1]})`;
  const body = (list: string) =>
    `list_transform([${at(list, quote(offset))}], lambda ${quote(element!)}: ${call.render.expr(node.body)})[1]`;
  return bind(call.sql[0]!, (list) => {
    const over = `${fn}(${indexes(list)}, lambda ${quote(offset)}: ${body(list)})`;
    return fn === "list_transform" ? over : inner((i) => `list_transform(${over}, lambda ${i}: ${at(list, i)})`);
  });
}

/** The positions where a value or a lambda holds, from 0. */
function offsetsOf(call: Call, list: string): string {
  const node = lambdaOf(call.args[1]);
  return inner((i) => {
    const holds = node
      ? `list_transform([${at(list, i)}], lambda ${quote(node.parameters[0]!)}: ${call.render.expr(node.body)})[1]`
      : equal(call.args[1]!.type, at(list, i), call.sql[1]!);
    const found = `list_filter(${indexes(list)}, lambda ${i}: ${holds})`;
    return node ? found : `CASE WHEN ${call.sql[1]} IS NOT NULL THEN ${found} END`;
  });
}

const isLast = ({ args }: Call): boolean => constant(args[2])?.toUpperCase() === "LAST";

const offsets = (call: Call): string => bind(call.sql[0]!, (list) => offsetsOf(call, list));
const offset = (call: Call): string =>
  bind(call.sql[0]!, (list) => `list_extract(${offsetsOf(call, list)}, ${isLast(call) ? -1 : 1})`);
const find = (call: Call): string =>
  bind(call.sql[0]!, (list) => at(list, `list_extract(${offsetsOf(call, list)}, ${isLast(call) ? -1 : 1})`));
const findAll = (call: Call): string =>
  bind(call.sql[0]!, (list) => inner((i) => `list_transform(${offsetsOf(call, list)}, lambda ${i}: ${at(list, i)})`));

const concat = ({ sql }: Call): string =>
  bindAll(sql, (lists) => {
    const there = lists.map((list) => `${list} IS NOT NULL`).join(" AND ");
    return `CASE WHEN ${there} THEN ${lists.reduce((all, list) => `list_concat(${all}, ${list})`)} END`;
  });

/** Both ends belong to it; below 0 they count from the end. */
const slice = ({ sql }: Call): string =>
  bindAll(sql, ([list, start, end]) => {
    const from = `CASE WHEN ${start} < 0 THEN greatest(len(${list}) + ${start}, 0) ELSE least(${start}, len(${list})) END + 1`;
    const to = `greatest(CASE WHEN ${end} < 0 THEN len(${list}) + ${end} ELSE least(${end}, len(${list})) END + 1, 0)`;
    return `CASE WHEN ${start} IS NOT NULL AND ${end} IS NOT NULL THEN list_slice(${list}, ${from}, ${to}) END`;
  });

const endOf =
  (fn: string, index: number) =>
  ({ sql, type }: Call): string =>
    bind(sql[0]!, (list) => {
      const message = `'${fn} cannot get the ${index === 1 ? "first" : "last"} element of an empty array'`;
      return `CASE WHEN len(${list}) = 0 THEN ${raise(message, declare(type))} ELSE list_extract(${list}, ${index}) END`;
    });

const subscript =
  (base: 0 | 1) =>
  ({ sql, type }: Call): string =>
    bindAll(sql, ([list, i]) => {
      const message = `'Array index ' || ${i} || ' is out of bounds'`;
      const outside = base === 0 ? `${i} < 0 OR ${i} >= len(${list})` : `${i} < 1 OR ${i} > len(${list})`;
      return `CASE WHEN ${list} IS NOT NULL AND (${outside}) THEN ${raise(message, declare(type))} ELSE list_extract(${list}, ${i} + ${1 - base}) END`;
    });

const safeSubscript =
  (base: 0 | 1) =>
  ({ sql }: Call): string =>
    bind(sql[1]!, (i) => `CASE WHEN ${i} >= ${base} THEN list_extract(${sql[0]}, ${i} + ${1 - base}) END`);

/** No NULL elements in a text; a third argument stands for them. */
function toText({ args, sql }: Call): string | undefined {
  if (args[0]!.type.kind !== "ARRAY" || args[0]!.type.element.kind !== "STRING") return undefined;
  if (args[1]!.kind !== "literal") return undefined;
  const [list, separator, instead] = sql as [string, string, string?];
  const filled =
    instead === undefined ? list : inner((v) => `list_transform(${list}, lambda ${v}: coalesce(${v}, ${instead}))`);
  return bindAll(
    [filled, separator],
    ([all, by]) =>
      `CASE WHEN ${by} IS NULL THEN NULL WHEN len(list_filter(${all}, lambda _e: _e IS NOT NULL)) = 0 THEN '' ELSE array_to_string(${all}, ${by}) END`,
  );
}

const includes = (call: Call): string =>
  lambdaOf(call.args[1])
    ? `(len(list_filter(${call.sql[0]}, ${call.sql[1]})) > 0)`
    : `list_contains(${call.sql[0]}, ${call.sql[1]})`;

const isDistinct = ({ sql }: Call): string =>
  bind(
    sql[0]!,
    (list) =>
      `(len(list_distinct(${list})) + CASE WHEN list_count(${list}) < len(${list}) THEN 1 ELSE 0 END = len(${list}))`,
  );

function sum({ sql, type }: Call): string | undefined {
  if (type.kind === "INTERVAL" || type.kind === "BIGNUMERIC") return undefined;
  const total = `list_sum(${sql[0]})`;
  return type.kind === "INT64" ? cast(total, "BIGINT") : type.kind === "NUMERIC" ? numericTotal(total) : total;
}

const notFloat =
  (fn: string) =>
  ({ type, sql }: Call): string | undefined =>
    type.kind === "FLOAT64" || type.kind === "RANGE" ? undefined : `${fn}(${sql[0]})`;

/** By a literal step: a step of 0 is an error that JavaScript tells. */
function generate({ args, sql, type }: Call): string | undefined {
  const step = args[2] ? constantInt(args[2]) : 1;
  if (type.kind !== "ARRAY" || type.element.kind !== "INT64" || !step) return undefined;
  return cast(`generate_series(${sql[0]}, ${sql[1]}, ${step})`, "BIGINT[]");
}

/** Months would be added to each other's result, not to the start. */
function generateDates({ args, sql, type }: Call): string | undefined {
  const [n, part] = args[2] ? [constantInt(args[2]), partOf(args[3]) ?? "DAY"] : [1, "DAY"];
  if (!n || ["MONTH", "QUARTER", "YEAR"].includes(part)) return undefined;
  const step = span(String(n), part);
  return step && cast(`generate_series(${sql[0]}, ${sql[1]}, ${step})`, declare(type));
}

/** Side by side, as structs or by a lambda. */
function zip(call: Call): string | undefined {
  const { args, sql, type } = call;
  const lists = sql.filter((_, i) => args[i]!.type.kind === "ARRAY" && args[i]!.kind !== "lambda");
  const mode = (constant(args.at(-1)) ?? "STRICT").toUpperCase();
  return bindAll(lists, (all) => {
    const lengths = all.map((list) => `len(${list})`);
    const size = `${mode === "PAD" ? "greatest" : "least"}(${lengths.join(", ")})`;
    const rows = inner(
      (i) =>
        `list_transform(range(${size}), lambda ${i}: ${zipped(
          call,
          all.map((list) => at(list, i)),
        )})`,
    );
    const there = all.map((list) => `${list} IS NOT NULL`).join(" AND ");
    if (mode !== "STRICT") return `CASE WHEN ${there} THEN ${rows} END`;
    const differ = lengths
      .slice(1)
      .map((length) => `${length} <> ${lengths[0]}`)
      .join(" OR ");
    const message = text("Unnested arrays under STRICT mode must have equal lengths");
    return `CASE WHEN ${differ} THEN ${raise(message, declare(type))} WHEN ${there} THEN ${rows} END`;
  });
}

function zipped({ args, type, render }: Call, items: readonly string[]): string {
  const node = args.map(lambdaOf).find((arg) => arg !== undefined);
  if (!node)
    return type.kind === "ARRAY" && type.element.kind === "STRUCT"
      ? structOf(fieldNames(type.element.fields), items)
      : "NULL";
  const body = render.expr(node.body);
  return items.reduceRight(
    (made, item, i) => `list_transform([${item}], lambda ${quote(node.parameters[i]!)}: ${made})[1]`,
    body,
  );
}

export const arrays: Natives = {
  array_length: ({ sql }) => `len(${sql[0]})`,
  array_concat: concat,
  array_reverse: ({ sql }) => `list_reverse(${sql[0]})`,
  array_first: endOf("ARRAY_FIRST", 1),
  array_last: endOf("ARRAY_LAST", -1),
  array_slice: slice,
  array_to_string: toText,
  array_filter: (call) => lambdaCall("list_filter", call),
  array_transform: (call) => lambdaCall("list_transform", call),
  array_includes: includes,
  array_includes_any: ({ sql }) => `list_has_any(${sql[0]}, ${sql[1]})`,
  array_includes_all: ({ sql }) =>
    bind(sql[1]!, (sought) => `(list_has_all(${sql[0]}, ${sought}) AND list_count(${sought}) = len(${sought}))`),
  array_find: find,
  array_find_all: findAll,
  array_offset: offset,
  array_offsets: offsets,
  array_is_distinct: isDistinct,
  array_max: notFloat("list_max"),
  array_min: notFloat("list_min"),
  array_sum: sum,
  array_avg: ({ type, sql }) => (type.kind === "FLOAT64" ? `list_avg(${sql[0]})` : undefined),
  array_zip: zip,
  flatten: ({ args, sql, type }) => (declare(args[0]!.type) === declare(type) ? sql[0] : undefined),
  generate_array: generate,
  generate_date_array: generateDates,
  generate_timestamp_array: generateDates,
  generate_datetime_array: generateDates,
  subscript_offset: subscript(0),
  subscript_ordinal: subscript(1),
  subscript_safe_offset: safeSubscript(0),
  subscript_safe_ordinal: safeSubscript(1),
};
