/** CREATE and DROP of functions and procedures: the analyser puts functions in place of their calls, CALL runs procedures. */
import type { Create, Statement } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import type { Machine, Run } from "./machine.ts";
import { routineKey, routineName } from "./routine-names.ts";
import { type CreateRoutine, forget, store, storedRoutines } from "./stored.ts";

/** Those of earlier sessions. */
export async function loadRoutines(machine: Machine): Promise<void> {
  for (const { statement, text } of await storedRoutines(machine.driver))
    put(statement, routineKey(statement.path, machine), machine, text);
}

export async function createRoutine(statement: CreateRoutine, run: Run): Promise<void> {
  if (!register(statement, run) || isTemporary(statement)) return;
  const text = run.text.slice(statement.start, statement.end);
  await store(statement.kind, routineKey(statement.path, run.machine), text, run.machine);
}

const isTemporary = (statement: CreateRoutine): boolean => statement.temporary;

/** Makes it known to the session. False where it stands already, and that is said to be well. */
export function register(statement: CreateRoutine, { machine, text }: Run): boolean {
  const key = routineKey(statement.path, machine);
  const stands = machine[MAPS[statement.kind]].has(key);
  if (stands && statement.ifNotExists) return false;
  if (stands && !statement.orReplace && !(machine.options.keep && statement.temporary))
    throw new GoogleSqlError("invalid", `Already exists: ${routineName(statement.path)}`, { span: statement });
  put(statement, key, machine, text);
  return true;
}

const MAPS = {
  createFunction: "functions",
  createTableFunction: "tableFunctions",
  createProcedure: "procedures",
} as const;

function put(statement: CreateRoutine, key: string, machine: Machine, text: string): void {
  if (statement.kind === "createFunction") machine.functions.set(key, functionOf(statement));
  else if (statement.kind === "createTableFunction") machine.tableFunctions.set(key, statement);
  else machine.procedures.set(key, { parameters: statement.parameters, body: statement.body, text });
}

function functionOf(statement: Extract<Create, { kind: "createFunction" }>) {
  const { parameters, returns, body, aggregate, language = "unknown" } = statement;
  if (typeof body === "string")
    throw new GoogleSqlError(
      "unsupported",
      `Function ${routineName(statement.path)} in LANGUAGE ${language} is not supported`,
      {
        span: statement,
      },
    );
  return { parameters, body, aggregate, ...(returns && { returns }) };
}

const DROPPED = {
  FUNCTION: "createFunction",
  "TABLE FUNCTION": "createTableFunction",
  PROCEDURE: "createProcedure",
} as const;

type Drop = Extract<Statement, { kind: "drop" }> & { readonly what: keyof typeof DROPPED };

export const dropsRoutine = (statement: Statement): statement is Drop =>
  statement.kind === "drop" && statement.what in DROPPED;

export async function dropRoutine(statement: Drop, { machine }: Run): Promise<void> {
  const kind = DROPPED[statement.what];
  const key = routineKey(statement.path, machine);
  const found = machine[MAPS[kind]].delete(key);
  if (!found && !statement.ifExists)
    throw new GoogleSqlError("invalid", `Not found: ${routineName(statement.path)}`, { span: statement });
  await forget(kind, key, machine);
}
