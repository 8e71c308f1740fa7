/** Scripts of GoogleSQL, run on an engine. */
import type { Statement } from "./ast/index.ts";
import type { Driver } from "./dialect.ts";
import { GoogleSqlError } from "./error.ts";
import { parametersOf, type ParameterValues } from "./parameters.ts";
import { parse } from "./parser/index.ts";
import { catalogFor } from "./script/catalog.ts";
import { tooDeep } from "./script/errors.ts";
import { explainScript } from "./script/explain.ts";
import { withInformation } from "./script/information.ts";
import { runList } from "./script/interpret.ts";
import {
  EMPTY,
  forget,
  type Frame,
  type Machine,
  newFrame,
  newMachine,
  type Result,
  type Run,
  type SessionOptions,
} from "./script/machine.ts";
import { loadRoutines } from "./script/routines.ts";
import { translate } from "./script/statement.ts";
import type { Column } from "./types.ts";

export type { Result, SessionOptions } from "./script/machine.ts";

export interface Session {
  /** Runs a script. The result is that of the last query in it; no rows where there is none. */
  run(script: string, parameters?: ParameterValues): Promise<Result>;
  /** The engine's statements for a script. Nothing is run: of IF and loops, all that could be. */
  explain(script: string): Promise<readonly string[]>;
  /** What a query gives, without running it. */ outputColumns(
    query: string,
    parameters?: ParameterValues,
  ): Promise<readonly Column[]>;
}

/** A session on one connection. Unless it keeps them, variables and temporary things end with each script. */
export function createSession(driver: Driver, options: SessionOptions = {}): Session {
  const open = (): Start => ({ machine: newMachine(driver, options), frame: newFrame() });
  const kept = options.keep ? open() : undefined;
  return {
    run: (script, parameters = {}) =>
      refusingDepth(script, kept ? runScript(script, parameters, kept) : runAndEnd(script, parameters, open())),
    explain: (script) => refusingDepth(script, explain(script, kept ?? open())),
    outputColumns: (query, parameters = {}) => refusingDepth(query, outputColumns(query, parameters, kept ?? open())),
  };
}

/** Wherever the stack ends. */
const refusingDepth = <T>(text: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => Promise.reject(tooDeep(error, { start: 0, end: text.length })));

interface Start {
  readonly machine: Machine;
  readonly frame: Frame;
}

const runOf = (text: string, values: ParameterValues, start: Start): Run => ({
  ...start,
  text,
  parameters: parametersOf(values),
});

/** A script whose temporary tables end with it. */
async function runAndEnd(script: string, values: ParameterValues, start: Start): Promise<Result> {
  try {
    return await runScript(script, values, start);
  } finally {
    await dropTemporary(start.machine);
  }
}

/** Where the script failed within a transaction they can't be dropped, and go with it. */
async function dropTemporary({ driver, dialect, temporary }: Machine): Promise<void> {
  for (const { name } of temporary.values()) {
    const drop = dialect.render({ kind: "drop", what: "table", table: name, ifExists: true, cascade: false });
    for (const statement of drop) await driver.execute(statement).catch(() => undefined);
  }
}

async function runScript(script: string, values: ParameterValues, start: Start): Promise<Result> {
  const statements = parse(script);
  await prepare(start);
  const signal = await runList(statements, runOf(script, values, start));
  if (signal && signal.kind !== "return")
    throw new GoogleSqlError("invalid", `${signal.kind.toUpperCase()} is not within a loop`);
  const { result, system } = start.machine;
  return system.rowCount === undefined ? result : { ...result, rowCount: system.rowCount };
}

/** What others may have changed since the last script is asked for again, if the transaction can still be asked. */
async function prepare({ machine }: Start): Promise<void> {
  machine.result = EMPTY;
  forget(machine);
  if (machine.system.transaction !== "aborted") await loadRoutines(machine);
}

async function explain(script: string, start: Start): Promise<readonly string[]> {
  await prepare(start);
  return explainScript(parse(script), runOf(script, {}, start));
}

async function outputColumns(text: string, values: ParameterValues, start: Start): Promise<readonly Column[]> {
  await prepare(start);
  const run = runOf(text, values, start);
  const statement = await withInformation(queryOf(parse(text)), run);
  return translate(statement, await catalogFor(statement, run), run).columns ?? [];
}

function queryOf(statements: readonly Statement[]): Statement {
  const [only, other] = statements;
  if (only?.kind !== "queryStatement" || other) throw new GoogleSqlError("invalid", "Expected one query");
  return only;
}
