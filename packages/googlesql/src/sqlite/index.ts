/** GoogleSQL on SQLite. */
import type { Engine } from "../engine.ts";
import { implementationNames } from "../functions/index.ts";
import { aggregateNames } from "./aggregates.ts";
import { decode } from "./decode.ts";
import { lambdaNames } from "./lambdas.ts";
import { natives } from "./natives.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowNames } from "./windows.ts";

export { installSqlite } from "./install.ts";

export const sqlite: Engine = {
  dialect: "sqlite",
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
