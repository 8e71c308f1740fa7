/** ARRAY_FILTER, ARRAY_TRANSFORM and others that take a lambda. DuckDB's lists count from 1, GoogleSQL's offsets from 0. */
import { argument, binary, constant, kindOf, sqlOf, typeOf } from "../../core/arguments.ts";
import { type Lambda, isLast, lambdaAt, lambdaOf, parameterOf } from "../../core/lambdas.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { quote } from "../../core/names.ts";
import { bind, bindAll, inner } from "../bind.ts";
import { equal } from "../compare.ts";
import { text } from "../names.ts";
import { raise } from "../raise.ts";
import { declare, fieldNames } from "../types.ts";
import { structOf } from "../wire.ts";

const indexes = (list: string): string => `range(len(${list}))`;
const at = (list: string, index: string): string => `list_extract(${list}, ${index} + 1)`;

/** The body with a parameter standing for a value. */
const applied = (lambda: Lambda, parameter: number, value: string, body: string): string =>
  `list_transform([${value}], lambda ${quote(parameterOf(lambda, parameter))}: ${body})[1]`;

/** `list_filter(x, e -> …)`; with a second parameter, which counts from 0 here, over the positions. */
const overElements = (fn: "list_filter" | "list_transform"): Native =>
  binary((array, lambda, call) => {
    const node = lambdaAt(call, 1);
    const [, offset] = node.parameters;
    if (offset === undefined) return `${fn}(${array}, ${lambda})`;
    return bind(array, (list) => {
      const value = applied(node, 0, at(list, quote(offset)), call.render.expr(node.body));
      const over = `${fn}(${indexes(list)}, lambda ${quote(offset)}: ${value})`;
      return fn === "list_transform" ? over : inner((i) => `list_transform(${over}, lambda ${i}: ${at(list, i)})`);
    });
  });

/** The positions where a value or a lambda holds, from 0. */
function offsetsOf(call: Call, list: string): string {
  const node = lambdaOf(argument(call, 1));
  return inner((i) => {
    const item = at(list, i);
    const where = (condition: string) => `list_filter(${indexes(list)}, lambda ${i}: ${condition})`;
    if (node) return where(applied(node, 0, item, call.render.expr(node.body)));
    const sought = sqlOf(call, 1);
    return `CASE WHEN ${sought} IS NOT NULL THEN ${where(equal(typeOf(call, 1), item, sought, false))} END`;
  });
}

/** The first position, or the last. */
const offsetOf = (call: Call, list: string): string =>
  `list_extract(${offsetsOf(call, list)}, ${isLast(call) ? -1 : 1})`;

const searched =
  (spell: (call: Call, list: string) => string): Native =>
  (call) =>
    bind(sqlOf(call, 0), (list) => spell(call, list));

const found = (call: Call, list: string): string =>
  inner((i) => `list_transform(${offsetsOf(call, list)}, lambda ${i}: ${at(list, i)})`);

const includes: Native = binary((array, sought, call) =>
  lambdaOf(argument(call, 1)) ? `(len(list_filter(${array}, ${sought})) > 0)` : `list_contains(${array}, ${sought})`,
);

/** Side by side, as structs or by a lambda. */
function zip(call: Call): string | undefined {
  const lists = call.sql.filter((_, i) => kindOf(call, i) === "ARRAY" && !lambdaOf(argument(call, i)));
  const mode = (constant(call.args.at(-1)) ?? "STRICT").toUpperCase();
  return bindAll(lists, (all) => {
    const lengths = all.map((list) => `len(${list})`);
    const size = `${mode === "PAD" ? "greatest" : "least"}(${lengths.join(", ")})`;
    const row = (i: string) =>
      zipped(
        call,
        all.map((list) => at(list, i)),
      );
    const rows = inner((i) => `list_transform(range(${size}), lambda ${i}: ${row(i)})`);
    const there = `WHEN ${all.map((list) => `${list} IS NOT NULL`).join(" AND ")} THEN ${rows} END`;
    return mode === "STRICT" ? `CASE ${unequal(lengths, declare(call.type))} ${there}` : `CASE ${there}`;
  });
}

function unequal([first, ...others]: readonly string[], type: string): string {
  const differ = others.map((length) => `${length} <> ${first}`).join(" OR ");
  return `WHEN ${differ} THEN ${raise(text("Unnested arrays under STRICT mode must have equal lengths"), type)}`;
}

function zipped({ args, type, render }: Call, items: readonly string[]): string {
  const node = args.map(lambdaOf).find((arg) => arg !== undefined);
  if (node) return items.reduceRight((made, item, i) => applied(node, i, item, made), render.expr(node.body));
  return type.kind === "ARRAY" && type.element.kind === "STRUCT"
    ? structOf(fieldNames(type.element.fields), items)
    : "NULL";
}

export const lambdas: Natives = {
  array_filter: overElements("list_filter"),
  array_transform: overElements("list_transform"),
  array_includes: includes,
  array_find: searched((call, list) => at(list, offsetOf(call, list))),
  array_find_all: searched(found),
  array_offset: searched(offsetOf),
  array_offsets: searched(offsetsOf),
  array_zip: zip,
};
