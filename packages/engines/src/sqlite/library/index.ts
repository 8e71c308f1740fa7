/** The function library: GoogleSQL's functions, and SQLite's own needs. */
import { implementations } from "@sluice/googlesql/functions";
import { momentOf, timestampText } from "@sluice/googlesql/functions/calendar";
import { sortKey } from "@sluice/googlesql/functions/compare";
import { type Implementations, lenient, strict, typed, type Value } from "@sluice/googlesql/functions/implementation";
import { elements, items, joined } from "@sluice/googlesql/functions/nested";
import { typeAt } from "@sluice/googlesql/functions/type-text";
import type { Listed } from "../install.ts";
import { aggregators } from "./aggregators.ts";
import { quantiles } from "./quantiles.ts";

export { aggregators };

/** What SQLite needs beside GoogleSQL's own functions. */
const helpers: Implementations = {
  ...strict({
    // SQLite's clock stands still within a statement.
    now: (clock: string) => timestampText(momentOf(clock)),
    array_head: (text: string, size: bigint) => joined(items(text).slice(0, Number(size))),
  }),
  ...lenient({
    quantiles_of: (array: string | null, size: bigint, ignore: Value, types: string) =>
      array === null ? null : quantiles(elements(array, typeAt(types)).map((value) => [value, size, ignore, types])),
  }),
  ...typed({ sort_key: (value: string, types: string) => sortKey(value, typeAt(types)) }),
};

export const functions: Implementations = { ...implementations, ...helpers };

export const listed: Listed = {
  functions: Object.entries(functions).map(([key, { volatile = false }]) => ({ key, volatile })),
  aggregates: Object.keys(aggregators),
};
