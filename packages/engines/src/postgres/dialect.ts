/** GoogleSQL on PostgreSQL. */
import { createDialect } from "../core/dialect.ts";
import type { Overrides } from "../core/renderer.ts";
import { fromTopics } from "../core/topics.ts";
import type { EngineTraits } from "../engine.ts";
import * as aggregates from "./aggregates/index.ts";
import { alter } from "./alter.ts";
import { columnComment, takePlace } from "./create.ts";
import { cte } from "./cte.ts";
import { decode } from "./decode.ts";
import { expressions } from "./expressions.ts";
import { froms } from "./from.ts";
import { text } from "./names.ts";
import * as natives from "./natives/index.ts";
import { orderKeys } from "./order-by.ts";
import { statements } from "./statements.ts";
import { declare } from "./types.ts";
import { windows } from "./windows.ts";

const traits: EngineTraits = {
  schemas: true,
  afterFailure: "savepoint",
  parallelTransactions: true,
  exclusive: false,
  interrupts: true,
  files: false,
  indexes: true,
  foldsCase: false,
  defaultSchema: "public",
};

export const syntax: Overrides = {
  expressions,
  from: froms,
  windows,
  aggregates: fromTopics(aggregates),
  natives: fromTopics(natives),
  orderKeys,
  cte,
  statements,
  alter,
  declare,
  text,
  takePlace,
  columnComment,
};

export const dialect = createDialect({ name: "postgres", traits, syntax, decode });
