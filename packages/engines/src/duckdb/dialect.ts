/** GoogleSQL on DuckDB. */
import { implementationNames } from "@sluice/googlesql/functions";
import { createDialect } from "../core/dialect.ts";
import type { Overrides } from "../core/renderer.ts";
import { fromTopics } from "../core/topics.ts";
import type { EngineTraits } from "../engine.ts";
import * as aggregates from "./aggregates/index.ts";
import { alter } from "./alter.ts";
import { createTable } from "./create.ts";
import { decode } from "./decode.ts";
import { expressions } from "./expressions.ts";
import { froms } from "./from.ts";
import { byLibrary } from "./library-calls.ts";
import { text } from "./names.ts";
import { whole } from "./lift.ts";
import * as natives from "./natives/index.ts";
import { orderKeys } from "./order-by.ts";
import { safely } from "./raise.ts";
import { setOperation } from "./set-operation.ts";
import { declare } from "./types.ts";
import { windows } from "./windows.ts";

const traits: EngineTraits = {
  schemas: true,
  afterFailure: "drops",
  parallelTransactions: true,
  exclusive: true,
  interrupts: true,
  files: true,
  indexes: false,
  foldsCase: true,
  defaultSchema: "main",
};

export const syntax: Overrides = {
  expressions,
  from: froms,
  windows,
  aggregates: fromTopics(aggregates),
  natives: fromTopics(natives),
  library: { names: implementationNames, call: (call) => byLibrary(call, call.sql) },
  qualify: true,
  orderKeys,
  setOperation,
  statements: { createTable },
  alter,
  declare: (type) => declare(type),
  text,
  /** DuckDB has none for a view's columns. */
  columnComment: (what, _, description) => (what === "TABLE" ? description : undefined),
  /** What a call within SAFE may do, its arguments may not; subqueries stand out of lambdas. */
  fresh: (work) => whole(() => safely(false, work)),
};

export const dialect = createDialect({ name: "duckdb", traits, syntax, decode });
