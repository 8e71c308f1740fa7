/** APPROX_… and PERCENTILE_…: exact, over all values of a group. */
import { total } from "@sluice/googlesql/functions/arrays";
import { comparison } from "@sluice/googlesql/functions/compare";
import { fail, isTrue, type Value } from "@sluice/googlesql/functions/implementation";
import { joined, toRaw } from "@sluice/googlesql/functions/nested";
import { typeAt } from "@sluice/googlesql/functions/type-text";
import { FLOAT64, INT64, type Type } from "@sluice/googlesql/types";
import type { Aggregator } from "./install-aggregates.ts";
import { column, listed } from "./listed.ts";

export function quantiles(rows: readonly Value[][]): Value {
  const [, size, ignore = null, types] = rows[0] ?? [];
  if (size === undefined) return null;
  const type = typeAt(types as string);
  const values = sorted(rows, ignore, type);
  if (values.length === 0) return null;
  const count = Number(size);
  if (count <= 0) return fail("The second argument to APPROX_QUANTILES must be positive");
  const at = (i: number): Value => values[Math.floor((i * (values.length - 1)) / count)] ?? null;
  return joined(Array.from({ length: count + 1 }, (_, i) => toRaw(at(i), type)));
}

/** Arguments: value, [weight,] size, types. */
const top = (weighted: boolean) => (rows: readonly Value[][]) => {
  const [size, types] = rows[0]?.slice(-2) ?? [];
  if (size === undefined) return null;
  const valueType = typeAt(types as string);
  const found = new Map<string, Value[]>();
  for (const [value = null, weight = null] of rows) {
    const key = toRaw(value, valueType);
    found.set(key, [...(found.get(key) ?? []), ...(weighted ? (weight === null ? [] : [weight]) : [1n])]);
  }
  const type = weighted ? typeAt(types as string, 1) : INT64;
  const compare = comparison(type);
  const sums = [...found].map(([key, weights]) => [key, weights.length === 0 ? null : total(weights, type)] as const);
  const ranked = sums.toSorted(([, a], [, b]) => (a === null ? 1 : b === null ? -1 : compare(b, a)));
  return joined(ranked.slice(0, Number(size)).map(([key, sum]) => joined([key, toRaw(sum, type)])));
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
  const [, fraction, ignore = null, types] = rows[0] ?? [];
  if (types === undefined) return null;
  const values = sorted(rows, ignore, typeAt(types as string));
  return values[Math.max(Math.ceil(Number(fraction) * values.length) - 1, 0)] ?? null;
}

function percentileCont(rows: readonly Value[][]): Value {
  const [, fraction, ignore = null] = rows[0] ?? [];
  if (fraction === undefined) return null;
  const values = sorted(rows, ignore, FLOAT64);
  const place = Number(fraction) * (values.length - 1);
  const [low, high] = [values[Math.floor(place)] ?? null, values[Math.ceil(place)] ?? null];
  if (low === null || high === null) return low === null ? (high === null ? null : Number(high)) : Number(low);
  return Number(low) + (Number(high) - Number(low)) * (place - Math.floor(place));
}

export const ranked: Readonly<Record<string, Aggregator>> = {
  approx_quantiles: listed(quantiles, true),
  approx_top_count: listed(top(false), true),
  approx_top_sum: listed(top(true), true),
  percentile_cont: listed(percentileCont, true),
  percentile_disc: listed(percentileDisc, true),
};
