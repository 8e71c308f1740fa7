/** GoogleSQL on DuckDB. */
import type { Engine } from "../engine.ts";
import { implementationNames } from "../functions/index.ts";
import { aggregates } from "./aggregates.ts";
import { decode } from "./decode.ts";
import { natives } from "./natives.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowFunctions } from "./windows.ts";

export { installDuckdb, readable } from "./install.ts";

export const duckdb: Engine = {
  dialect: "duckdb",
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
