/** Aggregates over all rows of a group at once. */
import type { Value } from "@sluice/googlesql/functions/implementation";
import type { Aggregator } from "./install-aggregates.ts";

/** An aggregate over all its rows at once: `fold` gets the rows of arguments. */
export const listed = (fold: (rows: readonly Value[][]) => Value, nulls = false): Aggregator => ({
  start: () => [],
  step: (rows: Value[][], ...args: Value[]) => {
    rows.push(args);
    return rows;
  },
  result: fold,
  nulls,
});

/** The first argument of each row. */
export const column = (rows: readonly Value[][]): Value[] => rows.map(([value = null]) => value);
export const orNull =
  (fold: (rows: readonly Value[][]) => Value) =>
  (rows: readonly Value[][]): Value =>
    rows.length === 0 ? null : fold(rows);
