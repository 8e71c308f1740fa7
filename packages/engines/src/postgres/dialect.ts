/** GoogleSQL on PostgreSQL. */
import type { EngineTraits } from "../engine.ts";
import type { Dialect } from "@sluice/googlesql";
import { aggregates } from "./aggregates.ts";
import { decode } from "./decode.ts";
import { natives } from "./natives.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowFunctions } from "./windows.ts";

export const traits: EngineTraits = {
  schemas: true,
  afterFailure: "savepoint",
  parallelTransactions: true,
  interrupts: true,
};

export const dialect: Dialect = {
  name: "postgres",
  traits,
  render: (node) => statement(node, render),
  supported: new Set([...Object.keys(natives), ...Object.keys(aggregates), ...windowFunctions]),
  declare,
  decode,
};
