/** GoogleSQL on SQLite. */
import type { EngineDialect, EngineTraits } from "../engine.ts";
import { implementationNames } from "@sluice/googlesql/functions";
import { aggregateNames } from "./aggregates/index.ts";
import { decode } from "./decode.ts";
import { lambdaNames } from "./natives/lambdas.ts";
import { natives } from "./natives/index.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowNames } from "./windows.ts";

const traits: EngineTraits = {
  schemas: false,
  afterFailure: "keeps",
  parallelTransactions: false,
  interrupts: false,
  files: true,
  defaultSchema: "main",
};

export const dialect: EngineDialect = {
  name: "sqlite",
  traits,
  render: (node) => statement(node, render),
  supported: new Set([
    ...Object.keys(natives),
    ...aggregateNames,
    ...windowNames,
    ...lambdaNames,
    ...[...implementationNames].filter((name) => !/^cast(_|$)/.test(name)),
    "grouping",
  ]),
  declare,
  decode,
};
