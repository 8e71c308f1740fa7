/** GoogleSQL → another engine's SQL, without a connection. */
import type { Catalog, Table, WildcardTable } from "./catalog.ts";
import type { Driver, Dialect } from "./dialect.ts";
import { parse } from "./parser/index.ts";
import type { Translation } from "./cache.ts";
import { catalogOf } from "./script/catalog.ts";
import { translateAll } from "./script/explain.ts";
import { type Machine, newFrame, newMachine } from "./script/machine.ts";
import type { Statement } from "./ast/index.ts";

export interface TranslateOptions {
  readonly dialect: Dialect;
  /** The tables there are. Those that the script makes need not be among them. */
  readonly catalog?: Catalog;
  readonly defaultSchema?: string;
}

/** The engine's statements for a script; of IF and loops, all that could be run. `columns` are those of its last query. */
export function translate(sql: string, { dialect, catalog, defaultSchema }: TranslateOptions): Translation {
  const machine = newMachine(nowhere(dialect), {
    ...(defaultSchema === undefined ? {} : { defaultSchema }),
    ...(catalog && { nameOf: (path) => catalog.nameOf(path) }),
  });
  const run = { machine, frame: newFrame(), parameters: new Map(), text: sql };
  return translateAll(parse(sql), run, (statement) => both(statement, machine, catalog));
}

/** What the script made, then what was there. */
function both(statement: Statement, machine: Machine, catalog: Catalog | undefined): Catalog {
  const made = catalogOf(statement, machine);
  const table = (path: readonly string[]): Table | undefined => made.table(path) ?? catalog?.table(path);
  const wildcard = (path: readonly string[]): readonly WildcardTable[] => catalog?.wildcard?.(path) ?? [];
  return { ...made, table, wildcard, names: () => catalog?.names?.() ?? [] };
}

/** A driver for what never asks one. */
const nowhere = (dialect: Dialect): Driver => ({
  dialect,
  execute: () => Promise.resolve(),
  rows: () => Promise.resolve([]),
  describe: () => Promise.resolve(undefined),
});
