/** ARRAY functions. DuckDB's lists count from 1 and give NULL where GoogleSQL raises. */
import { argument, atLeast, binary, constantInt, partOf, ternary, typeOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind, bindAll, inner } from "../bind.ts";
import { numericTotal, raise } from "../raise.ts";
import { declare } from "../types.ts";
import { span } from "./date-parts.ts";

const concat = ({ sql }: Call): string =>
  bindAll(sql, (lists) => {
    const there = lists.map((list) => `${list} IS NOT NULL`).join(" AND ");
    return `CASE WHEN ${there} THEN ${lists.reduce((all, list) => `list_concat(${all}, ${list})`)} END`;
  });

/** Both ends belong to it; below 0 they count from the end. */
const slice: Native = ternary((array, first, last) =>
  bindAll([array, first, last], ([list, start, end]) => {
    const from = `CASE WHEN ${start} < 0 THEN greatest(len(${list}) + ${start}, 0) ELSE least(${start}, len(${list})) END + 1`;
    const to = `greatest(CASE WHEN ${end} < 0 THEN len(${list}) + ${end} ELSE least(${end}, len(${list})) END + 1, 0)`;
    return `CASE WHEN ${start} IS NOT NULL AND ${end} IS NOT NULL THEN list_slice(${list}, ${from}, ${to}) END`;
  }),
);

const endOf = (fn: string, index: number): Native =>
  unary((array, { type }) =>
    bind(array, (list) => {
      const message = `'${fn} cannot get the ${index === 1 ? "first" : "last"} element of an empty array'`;
      return `CASE WHEN len(${list}) = 0 THEN ${raise(message, declare(type))} ELSE list_extract(${list}, ${index}) END`;
    }),
  );

const subscript = (base: 0 | 1): Native =>
  binary((array, index, { type }) =>
    bindAll([array, index], ([list, i]) => {
      const message = `'Array index ' || ${i} || ' is out of bounds'`;
      const outside = base === 0 ? `${i} < 0 OR ${i} >= len(${list})` : `${i} < 1 OR ${i} > len(${list})`;
      return `CASE WHEN ${list} IS NOT NULL AND (${outside}) THEN ${raise(message, declare(type))} ELSE list_extract(${list}, ${i} + ${1 - base}) END`;
    }),
  );

const safeSubscript = (base: 0 | 1): Native =>
  binary((array, index) =>
    bind(index, (i) => `CASE WHEN ${i} >= ${base} THEN list_extract(${array}, ${i} + ${1 - base}) END`),
  );

/** No NULL elements in a text; a third argument stands for them. */
function toText(call: Call): string | undefined {
  const type = typeOf(call, 0);
  if (type.kind !== "ARRAY" || type.element.kind !== "STRING" || argument(call, 1).kind !== "literal") return undefined;
  const [list, separator, instead] = atLeast(2, call);
  const filled =
    instead === undefined ? list : inner((v) => `list_transform(${list}, lambda ${v}: coalesce(${v}, ${instead}))`);
  return bindAll(
    [filled, separator],
    ([all, by]) =>
      `CASE WHEN ${by} IS NULL THEN NULL WHEN len(list_filter(${all}, lambda _e: _e IS NOT NULL)) = 0 THEN '' ELSE array_to_string(${all}, ${by}) END`,
  );
}

const isDistinct: Native = unary((array) =>
  bind(
    array,
    (list) =>
      `(len(list_distinct(${list})) + CASE WHEN list_count(${list}) < len(${list}) THEN 1 ELSE 0 END = len(${list}))`,
  ),
);

const sum: Native = unary((array, { type }) => {
  if (type.kind === "INTERVAL" || type.kind === "BIGNUMERIC") return undefined;
  const total = `list_sum(${array})`;
  return type.kind === "INT64" ? cast(total, "BIGINT") : type.kind === "NUMERIC" ? numericTotal(total) : total;
});

const notFloat = (fn: string): Native =>
  unary((array, { type }) => (type.kind === "FLOAT64" || type.kind === "RANGE" ? undefined : `${fn}(${array})`));

/** By a literal step: a step of 0 is an error that JavaScript tells. */
const generate: Native = binary((first, last, { args, type }) => {
  const step = args[2] ? constantInt(args[2]) : 1;
  if (type.kind !== "ARRAY" || type.element.kind !== "INT64" || !step) return undefined;
  return cast(`generate_series(${first}, ${last}, ${step})`, "BIGINT[]");
});

/** Months would be added to each other's result, not to the start. */
const generateDates: Native = binary((first, last, { args, type }) => {
  const [n, part] = args[2] ? [constantInt(args[2]), partOf(args[3]) ?? "DAY"] : [1, "DAY"];
  if (!n || ["MONTH", "QUARTER", "YEAR"].includes(part)) return undefined;
  const step = span(String(n), part);
  return step && cast(`generate_series(${first}, ${last}, ${step})`, declare(type));
});

export const arrays: Natives = {
  array_length: unary((array) => `len(${array})`),
  array_concat: concat,
  array_reverse: unary((array) => `list_reverse(${array})`),
  array_first: endOf("ARRAY_FIRST", 1),
  array_last: endOf("ARRAY_LAST", -1),
  array_slice: slice,
  array_to_string: toText,
  array_includes_any: binary((array, sought) => `list_has_any(${array}, ${sought})`),
  array_includes_all: binary((array, all) =>
    bind(all, (sought) => `(list_has_all(${array}, ${sought}) AND list_count(${sought}) = len(${sought}))`),
  ),
  array_is_distinct: isDistinct,
  array_max: notFloat("list_max"),
  array_min: notFloat("list_min"),
  array_sum: sum,
  array_avg: unary((array, { type }) => (type.kind === "FLOAT64" ? `list_avg(${array})` : undefined)),
  flatten: unary((array, call) => (declare(typeOf(call, 0)) === declare(call.type) ? array : undefined)),
  generate_array: generate,
  generate_date_array: generateDates,
  generate_timestamp_array: generateDates,
  generate_datetime_array: generateDates,
  subscript_offset: subscript(0),
  subscript_ordinal: subscript(1),
  subscript_safe_offset: safeSubscript(0),
  subscript_safe_ordinal: safeSubscript(1),
};
