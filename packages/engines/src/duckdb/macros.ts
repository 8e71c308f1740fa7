/** Implementations that library/ has as macros, where the JavaScript would cross the bridge. */
import type { Type } from "@sluice/googlesql/types";
import { bind } from "./bind.ts";
import { raise } from "./raise.ts";
import { declare } from "./types.ts";

/** A macro that gives NULL for what it can't read, and what is wrong with that. */
interface Reading {
  readonly macro: string;
  readonly message: (x: string) => string;
}

const reading = (macro: string, before: string, after = ""): Reading => ({
  macro,
  message: (x) => `'${before}' || ${x}${after && ` || '${after}'`}`,
});

const readings: Readonly<Partial<Record<Type["kind"], Reading>>> = {
  INT64: reading("read_int64", "Bad int64 value: "),
  FLOAT64: reading("read_float64", "Bad double value: "),
  DATE: reading("read_date", "Invalid date: ''", "''"),
  TIME: reading("read_time", 'Invalid time string "', '"'),
  DATETIME: reading("read_datetime", 'Invalid datetime string "', '"'),
  TIMESTAMP: reading("read_timestamp", "Invalid timestamp: ''", "''"),
};

/** CAST of a STRING by a macro; undefined where there is none. */
export function readBy(to: Type, sql: string, safe: boolean): string | undefined {
  const found = readings[to.kind];
  if (!found) return undefined;
  if (safe) return `googlesql.${found.macro}(${sql})`;
  return bind(sql, (x) => {
    const wrong = `CASE WHEN ${x} IS NOT NULL THEN ${raise(found.message(x), declare(to))} END`;
    return `coalesce(googlesql.${found.macro}(${x}), ${wrong})`;
  });
}
