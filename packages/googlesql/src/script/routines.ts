/** CREATE and DROP of functions and procedures: the analyser puts functions in place of their calls, CALL runs procedures. */
import type { Create, Path, Statement } from "../ast.ts";
import { GoogleSqlError } from "../error.ts";
import { splitPath } from "../parser/index.ts";
import type { Machine, Run } from "./machine.ts";
import { type CreateRoutine, forget, store, storedRoutines } from "./stored.ts";

export const routineName = (path: Path): string => splitPath(path).join(".").toLowerCase();

/** Those of earlier sessions. */
export async function loadRoutines(machine: Machine): Promise<void> {
  for (const { statement, text } of await storedRoutines(machine.driver))
    put(statement, routineName(statement.path), machine, text);
}

export async function createRoutine(statement: CreateRoutine, run: Run): Promise<void> {
  if (!register(statement, run) || isTemporary(statement)) return;
  const text = run.text.slice(statement.start, statement.end);
  await store(statement.kind, routineName(statement.path), text, run.machine);
}

const isTemporary = (statement: CreateRoutine): boolean => statement.temporary;

/** Makes it known to the session. False where it stands already, and that is said to be well. */
export function register(statement: CreateRoutine, { machine, text }: Run): boolean {
  const name = routineName(statement.path);
  const stands = machine[MAPS[statement.kind]].has(name);
  if (stands && statement.ifNotExists) return false;
  if (stands && !statement.orReplace && !(machine.options.keep && statement.temporary))
    throw new GoogleSqlError("invalid", `Already exists: ${name}`, { span: statement });
  put(statement, name, machine, text);
  return true;
}

const MAPS = {
  createFunction: "functions",
  createTableFunction: "tableFunctions",
  createProcedure: "procedures",
} as const;

function put(statement: CreateRoutine, name: string, machine: Machine, text: string): void {
  if (statement.kind === "createFunction") machine.functions.set(name, functionOf(statement, name));
  else if (statement.kind === "createTableFunction") machine.tableFunctions.set(name, statement);
  else machine.procedures.set(name, { parameters: statement.parameters, body: statement.body, text });
}

function functionOf(statement: Extract<Create, { kind: "createFunction" }>, name: string) {
  const { parameters, returns, body, aggregate, language = "unknown" } = statement;
  if (typeof body === "string")
    throw new GoogleSqlError("unsupported", `Function ${name} in LANGUAGE ${language} is not supported`, {
      span: statement,
    });
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
  const name = routineName(statement.path);
  const found = machine[MAPS[kind]].delete(name);
  if (!found && !statement.ifExists) throw new GoogleSqlError("invalid", `Not found: ${name}`, { span: statement });
  await forget(kind, name, machine);
}
