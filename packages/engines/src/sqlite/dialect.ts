/** GoogleSQL on SQLite. */
import { createDialect } from "../core/dialect.ts";
import type { Overrides } from "../core/renderer.ts";
import type { EngineTraits } from "../engine.ts";
import { aggregates } from "./aggregates/index.ts";
import { decode } from "./decode.ts";
import { expressions } from "./expressions.ts";
import { natives } from "./natives/index.ts";
import { froms } from "./from.ts";
import { text } from "./names.ts";
import { cte, groupKey, rewrite, setOperation } from "./query.ts";
import { alter } from "./alter.ts";
import { constraints, createTable, definition, inlineComment, takePlace, viewColumn } from "./create.ts";
import { merge } from "./merge.ts";
import { declare } from "./types.ts";
import { windows } from "./windows.ts";
import { version } from "../version.ts";
import { unnestColumns } from "./elements.ts";
import { orderKeys } from "./order-by.ts";
import { implementationNames } from "@sluice/googlesql/functions";

const traits: EngineTraits = {
  schemas: false,
  afterFailure: "keeps",
  parallelTransactions: false,
  interrupts: false,
  files: { logs: ["-wal", "-shm", "-journal"] },
  defaultSchema: "main",
};

export const syntax: Overrides = {
  expressions,
  from: froms,
  windows,
  aggregates,
  derivedColumns: false,
  unlimited: "-1",
  unnestColumns,
  orderKeys,
  groupKey,
  rewrite,
  cte,
  setOperation,
  statements: { createTable, merge },
  alter,
  declare,
  text,
  rowId: "_rowid_",
  definition,
  constraints,
  viewColumn,
  takePlace,
  inlineComment,
};

export const dialect = createDialect({
  name: "sqlite",
  version,
  traits,
  syntax,
  functions: [
    ...Object.keys(natives),
    ...Object.keys(aggregates),
    ...[...implementationNames].filter((name) => !/^cast(_|$)/.test(name)),
    "grouping",
  ],
  decode,
});
