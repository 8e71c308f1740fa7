import { Command } from "commander";
import { hideSecrets } from "@sluice/engines/secrets";
import { version } from "./version.ts";

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly define: (command: Command) => void }>;
}

/** Each command is a folder, read only when it is called for: starting is quick. */
const commands: Readonly<Record<string, Entry>> = {
  run: {
    summary: "build the project's tables and views, and check its assertions",
    load: () => import("./commands/run/index.ts"),
  },
  plan: {
    summary: "show what a run would do, in which order; change nothing",
    load: () => import("./commands/plan/index.ts"),
  },
  test: { summary: "run the project's unit tests", load: () => import("./commands/test/index.ts") },
  check: {
    summary: "say what is wrong with the project's SQL, all of it at once; run nothing",
    load: () => import("./commands/check/index.ts"),
  },
  lint: { summary: "say what is allowed, and better otherwise", load: () => import("./commands/lint/index.ts") },
  compile: { summary: "compile the project and show its graph", load: () => import("./commands/compile/index.ts") },
  query: { summary: "run GoogleSQL on the warehouse", load: () => import("./commands/query/index.ts") },
  shell: { summary: "ask the warehouse, statement by statement", load: () => import("./commands/shell/index.ts") },
  serve: {
    summary: "serve BigQuery's REST API over the warehouse, until stopped",
    load: () => import("./commands/serve/index.ts"),
  },
  load: { summary: "load raw tables from their sources", load: () => import("./commands/load/index.ts") },
  collect: {
    summary: "put the messages of a broker into the raw store, until stopped",
    load: () => import("./commands/collect/index.ts"),
  },
  compact: {
    summary: "make large files of the raw store's small ones, and remove old ones",
    load: () => import("./commands/compact/index.ts"),
  },
  export: { summary: "send results out", load: () => import("./commands/export/index.ts") },
  pipeline: {
    summary: "load files, build, check: one pipeline from end to end",
    load: () => import("./commands/pipeline/index.ts"),
  },
  lineage: {
    summary: "show what a column is made of, and what is made of it",
    load: () => import("./commands/lineage/index.ts"),
  },
  health: {
    summary: "say whether the data can be trusted: failures, stale sources, rejects, orphans",
    load: () => import("./commands/health/index.ts"),
  },
  docs: {
    summary: "write the project's catalogue as a site of one file",
    load: () => import("./commands/docs/index.ts"),
  },
  init: {
    summary: "begin a new project, or give one that is there a config",
    load: () => import("./commands/init/index.ts"),
  },
  format: {
    summary: "format the project's files: the official CLI does it",
    load: async () => (await import("./commands/official/index.ts")).format,
  },
  install: {
    summary: "install the project's own npm packages: the official CLI does it",
    load: async () => (await import("./commands/official/index.ts")).install,
  },
  "init-creds": {
    summary: "write credentials for BigQuery: the official CLI does it",
    load: async () => (await import("./commands/official/index.ts")).initCreds,
  },
  lsp: {
    summary: "tell an editor what is wrong, as it is typed: a language server",
    load: () => import("./commands/lsp/index.ts"),
  },
  doctor: {
    summary: "say what is installed, what the project needs and what the warehouse says",
    load: () => import("./commands/doctor/index.ts"),
  },
};

const examples = `
Examples:
  $ sluice init my_project && cd my_project && sluice run
  $ sluice run --tags daily --warehouse sqlite:warehouse.sqlite
  $ sluice query "select * from marts.posts limit 10"
  $ sluice test

Exit codes: 0 done; 1 an action, an assertion or a test failed; 2 not started: arguments, config, compile errors, no warehouse,
a source that could not be loaded; 130 stopped by Ctrl-C.`;

export async function createProgram(argv: readonly string[]): Promise<Command> {
  const program = new Command("sluice")
    .description("Build a Dataform project on DuckDB, SQLite, PostgreSQL or BigQuery.")
    .version(version())
    .showHelpAfterError("(see sluice --help)")
    .addHelpText("after", examples)
    .configureOutput({ writeErr: (text) => void process.stderr.write(hideSecrets(text)) })
    .exitOverride();
  const called = argv.find((argument) => Object.hasOwn(commands, argument));
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = program.command(name).description(summary).showHelpAfterError(`(see sluice ${name} --help)`);
    // Its arguments are known once its file is read; those of the others don't matter.
    if (name === called) (await load()).define(command);
  }
  return program;
}
