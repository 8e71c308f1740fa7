/** The aggregates that SQLite lacks or does otherwise. */
import { comparison } from "@sluice/googlesql/functions/compare";
import { type Value } from "@sluice/googlesql/functions/implementation";
import { items, joined, toRaw } from "@sluice/googlesql/functions/nested";
import { typeAt } from "@sluice/googlesql/functions/type-text";
import { BIGNUMERIC, INTERVAL, NUMERIC, type Type } from "@sluice/googlesql/types";
import type { Aggregator } from "./install-aggregates.ts";
import { sketching } from "./sketches.ts";
import { column, listed, orNull } from "./listed.ts";
import { ranked } from "./quantiles.ts";
import { statistics } from "./statistics.ts";
import { sums } from "./sums.ts";

function extreme(type: Type, sign: 1 | -1): Aggregator {
  const compare = comparison(type);
  return {
    start: () => null,
    step: (best: Value, value: Value) => (best === null || compare(value, best) * sign > 0 ? value : best),
    result: (best: Value) => best,
  };
}

const bitwise = (combine: (a: bigint, b: bigint) => bigint): Aggregator => ({
  start: () => null,
  step: (all: bigint | null, n: bigint) => (all === null ? n : combine(all, n)),
  result: (all: bigint | null) => all,
});

/** Arguments: value, key, types. */
const byExtreme = (sign: 1 | -1): Aggregator => ({
  start: () => undefined,
  step: (best: { value: Value; key: Value } | undefined, value: Value, key: Value, types: string) => {
    if (key === null) return best;
    const compare = comparison(typeAt(types, 1));
    return best === undefined || compare(key, best.key) * sign > 0 ? { value, key } : best;
  },
  result: (best: { value: Value } | undefined) => best?.value ?? null,
  nulls: true,
});

/** ANY_VALUE and others with HAVING MAX: key, sign, then the value; of the rows with the extreme key, the first. */
const having: Aggregator = {
  start: () => undefined,
  step: (best: { key: Value; value: Value } | undefined, key: Value, value: Value, sign: bigint, types: string) => {
    const compare = comparison(typeAt(types));
    return best === undefined || compare(key, best.key) * Number(sign) > 0 ? { key, value } : best;
  },
  result: (best: { value: Value } | undefined) => best?.value ?? null,
};

/** All values of the rows with the extreme key, as an array. Arguments: key, value, sign, types. */
const havingAll: Aggregator = {
  start: () => undefined,
  step: (best: { key: Value; raws: string[] } | undefined, key: Value, value: Value, sign: bigint, types: string) => {
    const order = best === undefined ? 1 : comparison(typeAt(types))(key, best.key) * Number(sign);
    if (best === undefined || order > 0) return { key, raws: [toRaw(value, typeAt(types, 1))] };
    if (order === 0) best.raws.push(toRaw(value, typeAt(types, 1)));
    return best;
  },
  result: (best: { raws: string[] } | undefined) => (best === undefined ? null : joined(best.raws)),
};

/** The values that are not NULL in a window, for FIRST_VALUE, LAST_VALUE and NTH_VALUE with IGNORE NULLS. */
const place = (at: (rows: readonly Value[][]) => Value[] | undefined): Aggregator =>
  listed((rows) => at(rows)?.[0] ?? null);

function distinctCount(rows: readonly Value[][]): Value {
  return BigInt(
    new Set(column(rows).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value)))
      .size,
  );
}

/** SQLite's group_concat() loses empty texts that enter or leave a window. */
const texts: Aggregator = {
  start: () => null,
  step: (all: string | null, text: string, separator: string) => (all === null ? text : all + separator + text),
  result: (all: string | null) => all,
};

export const aggregators: Readonly<Record<string, Aggregator>> = {
  ...sketching,
  ...statistics,
  ...sums,
  ...ranked,
  any_value: {
    start: () => null,
    step: (first: Value, value: Value) => first ?? value,
    result: (first: Value) => first,
  },
  having,
  having_all: havingAll,
  string_agg: texts,
  array_concat_agg: listed(orNull((rows) => joined(column(rows).flatMap((text) => items(text as string))))),
  bit_and: bitwise((a, b) => a & b),
  bit_or: bitwise((a, b) => a | b),
  bit_xor: bitwise((a, b) => a ^ b),
  max_by: byExtreme(1),
  min_by: byExtreme(-1),
  first_value: place((rows) => rows[0]),
  last_value: place((rows) => rows.at(-1)),
  nth_value: place((rows) => (rows[0] === undefined ? undefined : rows[Number(rows[0][1]) - 1])),
  lag: place((rows) => (rows[0] === undefined ? undefined : rows.at(-Number(rows[0][1])))),
  lead: place((rows) => (rows[0] === undefined ? undefined : rows[Number(rows[0][1]) - 1])),
  count_distinct: listed(distinctCount),
  ...Object.fromEntries(
    [NUMERIC, BIGNUMERIC, INTERVAL].flatMap((type) => [
      [`max$${type.kind}`, extreme(type, 1)],
      [`min$${type.kind}`, extreme(type, -1)],
    ]),
  ),
};
