/** GoogleSQL on PostgreSQL. */
import { createDialect } from "../core/dialect.ts";
import type { Overrides } from "../core/renderer.ts";
import type { EngineTraits } from "../engine.ts";
import { aggregate, aggregates } from "./aggregates/index.ts";
import { decode } from "./decode.ts";
import { expressions } from "./expressions.ts";
import { natives } from "./natives/index.ts";
import { froms } from "./from.ts";
import { orderKeys } from "./orderby.ts";
import { cte } from "./cte.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windows } from "./windows.ts";
import { version } from "../version.ts";

const traits: EngineTraits = {
  schemas: true,
  afterFailure: "savepoint",
  parallelTransactions: true,
  interrupts: true,
  files: false,
  defaultSchema: "public",
};

export const syntax: Overrides = {
  expressions,
  from: froms,
  windows,
  aggregate,
  orderKeys,
  cte,
  statement,
};

export const dialect = createDialect({
  name: "postgres",
  version,
  traits,
  syntax,
  functions: [...Object.keys(natives), ...Object.keys(aggregates)],
  declare,
  decode,
});
