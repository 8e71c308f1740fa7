/** GoogleSQL on DuckDB. */
import type { EngineDialect, EngineTraits } from "../engine.ts";
import { implementationNames } from "@sluice/googlesql/functions";
import { aggregates } from "./aggregates/index.ts";
import { decode } from "./decode.ts";
import { natives } from "./natives/index.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowFunctions } from "./windows.ts";

const traits: EngineTraits = {
  schemas: true,
  afterFailure: "drops",
  parallelTransactions: true,
  interrupts: true,
  files: true,
  defaultSchema: "main",
};

export const dialect: EngineDialect = {
  name: "duckdb",
  traits,
  render: (node) => statement(node, render),
  supported: new Set([
    ...Object.keys(natives).filter((name) => !name.startsWith("$")),
    ...Object.keys(aggregates),
    ...windowFunctions,
    ...implementationNames,
  ]),
  declare: (type) => declare(type),
  decode,
};
