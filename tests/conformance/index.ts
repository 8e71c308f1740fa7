/**
 * How much of a corpus of case files comes out right: `npm run conformance -- FOLDER [--dialect duckdb|sqlite|postgres]
 * [--family NAME] [--verbose]`. Verbose lists all that does not pass; without it, only what is wrong is listed.
 */
import { parseArgs } from "node:util";
import { readCases } from "./cases.ts";
import { databases } from "./databases.ts";
import { listing, table } from "./report.ts";
import { type Outcome, runCase } from "./run.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    dialect: { type: "string", default: "duckdb" },
    family: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

const [folder] = positionals;
if (folder === undefined) throw new Error("Expected a folder of case files");

const all = databases(values.dialect);
const outcomes: Outcome[] = [];
for (const each of readCases(folder, values.family)) outcomes.push(await runCase(each, all));
await all.stop();

const shown = values.verbose ? (["refused", "invalid", "error", "wrong"] as const) : (["wrong"] as const);
for (const verdict of shown) console.log(listing(outcomes, verdict));
console.log(table(outcomes));
