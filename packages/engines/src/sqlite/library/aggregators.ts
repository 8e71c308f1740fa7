/** The aggregates that SQLite lacks or does otherwise. */
import { decimalsOf, total } from "@sluice/googlesql/functions/arrays";
import { comparison } from "@sluice/googlesql/functions/compare";
import { parsed, written } from "@sluice/googlesql/functions/decimals";
import { divideRounded } from "@sluice/googlesql/functions/rounding";
import { fail, isTrue, type Value } from "@sluice/googlesql/functions/implementation";
import { items, joined, toRaw } from "@sluice/googlesql/functions/nested";
import { typesOf } from "@sluice/googlesql/functions/type-text";
import { BIGNUMERIC, FLOAT64, INT64, INTERVAL, NUMERIC, type Type } from "@sluice/googlesql/types";
import type { Aggregator } from "./install-aggregates.ts";
import { sketching } from "./sketches.ts";
import { statistics } from "./statistics.ts";

/** An aggregate over all its rows at once: `fold` gets the rows of arguments. */
const listed = (fold: (rows: readonly Value[][]) => Value, nulls = false): Aggregator => ({
  start: () => [],
  step: (rows: Value[][], ...args: Value[]) => {
    rows.push(args);
    return rows;
  },
  result: fold,
  nulls,
});

const column = (rows: readonly Value[][], i = 0): Value[] => rows.map((row) => row[i]!);
const orNull =
  (fold: (rows: readonly Value[][]) => Value) =>
  (rows: readonly Value[][]): Value =>
    rows.length === 0 ? null : fold(rows);

interface Sum {
  sum: bigint;
  count: bigint;
}

/** The sum of decimals, and with `mean` their average. */
function decimalSum(type: Type, mean: boolean): Aggregator {
  const kind = decimalsOf(type);
  return {
    start: (): Sum => ({ sum: 0n, count: 0n }),
    step: (state: Sum, value: string) => {
      state.sum += parsed(value, kind);
      state.count += 1n;
      return state;
    },
    result: ({ sum, count }: Sum) =>
      count === 0n ? null : written(mean ? divideRounded(sum, count) : sum, kind, mean ? "AVG" : "SUM"),
  };
}

interface FloatSum {
  sum: number;
  /** What rounding lost so far (Neumaier), as SQLite's own sum() keeps it. */
  lost: number;
  count: number;
}

const floatSum = (mean: boolean): Aggregator => ({
  start: (): FloatSum => ({ sum: 0, lost: 0, count: 0 }),
  step: (state: FloatSum, value: number | string) => {
    const x = Number(value);
    const sum = state.sum + x;
    state.lost += Math.abs(state.sum) >= Math.abs(x) ? state.sum - sum + x : x - sum + state.sum;
    state.sum = sum;
    state.count += 1;
    return state;
  },
  result: ({ sum, lost, count }: FloatSum) => {
    if (count === 0) return null;
    const total = Number.isFinite(sum) ? sum + lost : sum;
    return mean ? total / count : total;
  },
});

const sums = (type: Type): Aggregator => listed(orNull((rows) => total(column(rows), type)));

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
    const compare = comparison(typesOf(types)[1]!);
    return best === undefined || compare(key, best.key) * sign > 0 ? { value, key } : best;
  },
  result: (best: { value: Value } | undefined) => best?.value ?? null,
  nulls: true,
});

export function quantiles(rows: readonly Value[][]): Value {
  const [, size, ignore, types] = rows[0] ?? [];
  if (size === undefined) return null;
  const type = typesOf(types as string)[0]!;
  const values = sorted(rows, ignore!, type);
  if (values.length === 0) return null;
  const count = Number(size);
  if (count <= 0) return fail("The second argument to APPROX_QUANTILES must be positive");
  const at = (i: number): Value => values[Math.floor((i * (values.length - 1)) / count)]!;
  return joined(Array.from({ length: count + 1 }, (_, i) => toRaw(at(i), type)));
}

/** Arguments: value, [weight,] size, types. */
const top = (weighted: boolean) => (rows: readonly Value[][]) => {
  if (rows.length === 0) return null;
  const types = typesOf(rows[0]!.at(-1) as string);
  const found = new Map<string, Value[]>();
  for (const [value, weight] of rows) {
    const key = toRaw(value!, types[0]!);
    found.set(key, [...(found.get(key) ?? []), ...(weighted ? (weight === null ? [] : [weight!]) : [1n])]);
  }
  const type = weighted ? types[1]! : INT64;
  const compare = comparison(type);
  const sums = [...found].map(([key, weights]) => [key, weights.length === 0 ? null : total(weights, type)] as const);
  const size = Number(rows[0]!.at(-2));
  const ranked = sums.toSorted(([, a], [, b]) => (a === null ? 1 : b === null ? -1 : compare(b, a)));
  return joined(ranked.slice(0, size).map(([key, sum]) => joined([key, toRaw(sum, type)])));
};

/** NULLs first, unless they are left out. */
function sorted(rows: readonly Value[][], ignore: Value, type: Type): Value[] {
  const compare = comparison(type);
  const order = (a: Value, b: Value): number => (a === null ? (b === null ? 0 : -1) : b === null ? 1 : compare(a, b));
  return column(rows)
    .filter((value) => value !== null || !isTrue(ignore))
    .toSorted(order);
}

/** Arguments: value, fraction, whether NULLs are left out, types. */
function percentileDisc(rows: readonly Value[][]): Value {
  const [, fraction, ignore, types] = rows[0] ?? [];
  if (types === undefined) return null;
  const values = sorted(rows, ignore!, typesOf(types as string)[0]!);
  return values[Math.max(Math.ceil(Number(fraction) * values.length) - 1, 0)] ?? null;
}

function percentileCont(rows: readonly Value[][]): Value {
  const [, fraction, ignore] = rows[0] ?? [];
  if (fraction === undefined) return null;
  const values = sorted(rows, ignore!, FLOAT64);
  const place = Number(fraction) * (values.length - 1);
  const [low, high] = [values[Math.floor(place)] ?? null, values[Math.ceil(place)] ?? null];
  if (low === null || high === null) return low === null ? (high === null ? null : Number(high)) : Number(low);
  return Number(low) + (Number(high) - Number(low)) * (place - Math.floor(place));
}

/** ANY_VALUE and others with HAVING MAX: key, sign, then the value; of the rows with the extreme key, the first. */
const having: Aggregator = {
  start: () => undefined,
  step: (best: { key: Value; value: Value } | undefined, key: Value, value: Value, sign: bigint, types: string) => {
    const compare = comparison(typesOf(types)[0]!);
    return best === undefined || compare(key, best.key) * Number(sign) > 0 ? { key, value } : best;
  },
  result: (best: { value: Value } | undefined) => best?.value ?? null,
};

/** All values of the rows with the extreme key, as an array. Arguments: key, value, sign, types. */
const havingAll: Aggregator = {
  start: () => undefined,
  step: (best: { key: Value; raws: string[] } | undefined, key: Value, value: Value, sign: bigint, types: string) => {
    const [keyType, type] = typesOf(types);
    const order = best === undefined ? 1 : comparison(keyType!)(key, best.key) * Number(sign);
    if (best === undefined || order > 0) return { key, raws: [toRaw(value, type!)] };
    if (order === 0) best.raws.push(toRaw(value, type!));
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
  approx_quantiles: listed(quantiles, true),
  approx_top_count: listed(top(false), true),
  approx_top_sum: listed(top(true), true),
  percentile_cont: listed(percentileCont, true),
  percentile_disc: listed(percentileDisc, true),
  first_value: place((rows) => rows[0]),
  last_value: place((rows) => rows.at(-1)),
  nth_value: place((rows) => (rows[0] === undefined ? undefined : rows[Number(rows[0][1]) - 1])),
  lag: place((rows) => (rows[0] === undefined ? undefined : rows.at(-Number(rows[0][1])))),
  lead: place((rows) => (rows[0] === undefined ? undefined : rows[Number(rows[0][1]) - 1])),
  count_distinct: listed(distinctCount),
  sum$FLOAT64: floatSum(false),
  avg$FLOAT64: floatSum(true),
  sum$NUMERIC: decimalSum(NUMERIC, false),
  sum$BIGNUMERIC: decimalSum(BIGNUMERIC, false),
  avg$NUMERIC: decimalSum(NUMERIC, true),
  avg$BIGNUMERIC: decimalSum(BIGNUMERIC, true),
  sum$INTERVAL: sums(INTERVAL),
  ...Object.fromEntries(
    [NUMERIC, BIGNUMERIC, INTERVAL].flatMap((type) => [
      [`max$${type.kind}`, extreme(type, 1)],
      [`min$${type.kind}`, extreme(type, -1)],
    ]),
  ),
};
