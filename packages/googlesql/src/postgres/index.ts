/** GoogleSQL on PostgreSQL. */
import type { Engine } from "../engine.ts";
import { aggregates } from "./aggregates.ts";
import { decode } from "./decode.ts";
import { natives } from "./natives.ts";
import { render } from "./renderer.ts";
import { statement } from "./statements.ts";
import { declare } from "./types.ts";
import { windowFunctions } from "./windows.ts";

export { installPostgres, type PostgresClient } from "./install.ts";

export const postgres: Engine = {
  dialect: "postgres",
  render: (node) => statement(node, render),
  supported: new Set([...Object.keys(natives), ...Object.keys(aggregates), ...windowFunctions]),
  declare,
  decode,
};
