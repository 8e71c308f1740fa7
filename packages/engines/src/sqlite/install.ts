/** Puts the function library on a connection of node:sqlite. */
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { momentOf, timestampText } from "@sluice/googlesql/functions/calendar";
import { sortKey } from "@sluice/googlesql/functions/compare";
import { implementations, typesOf } from "@sluice/googlesql/functions";
import {
  type Implementation,
  type Implementations,
  lenient,
  strict,
  typed,
  type Value,
} from "@sluice/googlesql/functions/implementation";
import { elements, items, joined } from "@sluice/googlesql/functions/nested";
import { aggregators, quantiles } from "./library/aggregators.ts";
import { toSqlite } from "./encode.ts";
import { installGuard } from "./library/install-detached.ts";
import { registerAggregates } from "./library/install-aggregates.ts";

/** What SQLite needs beside GoogleSQL's own functions. */
const helpers: Implementations = {
  ...strict({
    // SQLite's clock stands still within a statement.
    now: (clock: string) => timestampText(momentOf(clock)),
    array_head: (text: string, size: bigint) => joined(items(text).slice(0, Number(size))),
  }),
  ...lenient({
    quantiles_of: (array: string | null, size: bigint, ignore: Value, types: string) =>
      array === null
        ? null
        : quantiles(elements(array, typesOf(types)[0]!).map((value) => [value, size, ignore, types])),
  }),
  ...typed({ sort_key: (value: string, types: string) => sortKey(value, typesOf(types)[0]!) }),
};

type Run = (...args: Value[]) => SQLInputValue;

function strictly(run: Implementation["run"]): Run {
  return (...args) => {
    for (const arg of args) if (arg === null) return null;
    return toSqlite(run(...args));
  };
}

const leniently =
  (run: Implementation["run"]): Run =>
  (...args) =>
    toSqlite(run(...args));

/** NULL where the function fails. */
function safely(run: Run): Run {
  return (...args) => {
    try {
      return run(...args);
    } catch {
      return null;
    }
  };
}

export function installSqlite(database: DatabaseSync): void {
  for (const [key, implementation] of Object.entries({ ...implementations, ...helpers })) {
    const run = implementation.nulls === true ? leniently(implementation.run) : strictly(implementation.run);
    const options = { varargs: true, useBigIntArguments: true, deterministic: implementation.volatile !== true };
    database.function(`gs_${key}`, options, run as never);
    database.function(`gs_safe_${key}`, options, safely(run) as never);
  }
  registerAggregates(database, aggregators);
  installGuard(database);
}
