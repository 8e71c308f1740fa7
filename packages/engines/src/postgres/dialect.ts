/** GoogleSQL on PostgreSQL. */
import type { EngineDialect, EngineTraits } from "../engine.ts";
import { aggregates } from "./aggregates/index.ts";
import { decode } from "./decode.ts";
import { natives } from "./natives/index.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowFunctions } from "./windows.ts";

const traits: EngineTraits = {
  schemas: true,
  afterFailure: "savepoint",
  parallelTransactions: true,
  interrupts: true,
  files: false,
  defaultSchema: "public",
};

export const dialect: EngineDialect = {
  name: "postgres",
  traits,
  render: (node) => statement(node, render),
  supported: new Set([...Object.keys(natives), ...Object.keys(aggregates), ...windowFunctions]),
  declare,
  decode,
};
