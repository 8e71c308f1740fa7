/** GoogleSQL on SQLite. */
import { createDialect } from "../core/dialect.ts";
import type { Overrides } from "../core/renderer.ts";
import type { EngineTraits } from "../engine.ts";
import { implementationNames } from "@sluice/googlesql/functions";
import { aggregate, aggregateNames } from "./aggregates/index.ts";
import { decode } from "./decode.ts";
import { expressions } from "./expressions.ts";
import { natives } from "./natives/index.ts";
import { unnestColumns } from "./context.ts";
import { froms } from "./from.ts";
import { tableName } from "./names.ts";
import { orderKeys } from "./orderby.ts";
import { cte, groupKey, rewrite, setOperation } from "./query.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windows } from "./windows.ts";
import { version } from "../version.ts";

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
  aggregate,
  derivedColumns: false,
  unlimited: "-1",
  tableName,
  unnestColumns,
  orderKeys,
  groupKey,
  rewrite,
  cte,
  setOperation,
  statement,
};

export const dialect = createDialect({
  name: "sqlite",
  version,
  traits,
  syntax,
  functions: [
    ...Object.keys(natives),
    ...aggregateNames,
    ...[...implementationNames].filter((name) => !/^cast(_|$)/.test(name)),
    "grouping",
  ],
  declare,
  decode,
});
