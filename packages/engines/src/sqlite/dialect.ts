/** GoogleSQL on SQLite. */
import { implementationNames } from "@sluice/googlesql/functions";
import { createDialect } from "../core/dialect.ts";
import type { Overrides } from "../core/renderer.ts";
import { fromTopics } from "../core/topics.ts";
import type { EngineTraits } from "../engine.ts";
import * as aggregates from "./aggregates/index.ts";
import { alter } from "./alter.ts";
import { constraints, createTable, definition, inlineComment, takePlace, viewColumn } from "./create.ts";
import { decode } from "./decode.ts";
import { unnestColumns } from "./elements.ts";
import { expressions } from "./expressions.ts";
import { froms } from "./from.ts";
import { byLibrary } from "./library-calls.ts";
import { merge } from "./merge.ts";
import { text } from "./names.ts";
import * as natives from "./natives/index.ts";
import { orderKeys } from "./order-by.ts";
import { cte, groupKey, rewrite, setOperation } from "./query.ts";
import { stop } from "./stop.ts";
import { declare } from "./types.ts";
import { windows } from "./windows.ts";

const traits: EngineTraits = {
  schemas: false,
  afterFailure: "keeps",
  parallelTransactions: false,
  exclusive: false,
  interrupts: false,
  files: true,
  indexes: true,
  foldsCase: true,
  defaultSchema: "main",
};

export const syntax: Overrides = {
  expressions,
  from: froms,
  windows,
  aggregates: fromTopics(aggregates),
  natives: fromTopics(natives),
  library: { names: [...implementationNames].filter((name) => !/^cast(_|$)/.test(name)), call: byLibrary },
  derivedColumns: false,
  unlimited: "-1",
  unnestColumns,
  orderKeys,
  groupKey,
  rewrite,
  rewritten: ["grouping"],
  stop,
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

export const dialect = createDialect({ name: "sqlite", traits, syntax, decode });
