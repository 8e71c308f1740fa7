/**
 * Puts the function library on a connection of node:sqlite: the names now, the functions when one is first called. To read them
 * takes longer than all else in opening a database, and much SQL calls none.
 */
import { createRequire } from "node:module";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Implementation, Value } from "@sluice/googlesql/functions/implementation";
import { toSqlite } from "./encode.ts";
import { type Aggregator, registerAggregate } from "./library/install-aggregates.ts";
import { installDetached } from "./library/install-detached.ts";

/** What must be known of functions before they are called. */
export interface Listed {
  readonly functions: readonly { readonly key: string; readonly volatile: boolean }[];
  readonly aggregates: readonly string[];
}

interface Library {
  readonly functions: Readonly<Record<string, Implementation>>;
  readonly aggregators: Readonly<Record<string, Aggregator>>;
}

/** A function is called in the middle of a statement, and can wait for no import. */
const library = once((): Library => createRequire(import.meta.url)("./library/index.ts") as Library);

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

type Run = (...args: Value[]) => SQLInputValue;

/** NULL where an argument is, unless it wants to see those. */
function called(find: () => Implementation): Run {
  return (...args) => {
    const { run, nulls } = find();
    if (nulls !== true) for (const arg of args) if (arg === null) return null;
    return toSqlite(run(...args));
  };
}

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

function found<T>(all: Readonly<Record<string, T>>, key: string): T {
  const one = all[key];
  if (one === undefined) throw new Error(`There is no function ${key} in the library`);
  return one;
}

export function installSqlite(database: DatabaseSync, { functions, aggregates }: Listed): void {
  for (const { key, volatile } of functions) {
    const run = called(once(() => found(library().functions, key)));
    const options = { varargs: true, useBigIntArguments: true, deterministic: !volatile };
    database.function(`gs_${key}`, options, run as never);
    database.function(`gs_safe_${key}`, options, safely(run) as never);
  }
  for (const key of aggregates)
    registerAggregate(
      database,
      key,
      once(() => found(library().aggregators, key)),
    );
  installDetached(database);
}
