/** CREATE and DROP of functions and procedures: they live in the session, the analyser puts them in place. */
import type { Create, Path, Statement } from "../ast.ts";
import { GoogleSqlError } from "../error.ts";
import { splitPath } from "../parser/index.ts";
import type { Machine, Routines, Run } from "./machine.ts";

export const routineName = (path: Path): string => splitPath(path).join(".").toLowerCase();

type CreateRoutine = Extract<Create, { kind: "createFunction" | "createTableFunction" | "createProcedure" }>;

export function createRoutine(statement: CreateRoutine, { machine, text }: Run): void {
  const name = routineName(statement.path);
  if (has(machine, statement.kind, name) && statement.ifNotExists) return;
  if (has(machine, statement.kind, name) && !statement.orReplace && !machine.options.keep)
    throw new GoogleSqlError("invalid", `Already exists: ${name}`, { span: statement });
  put(statement, name, machine, text);
}

const MAPS = {
  createFunction: "functions",
  createTableFunction: "tableFunctions",
  createProcedure: "procedures",
} as const;

const has = (machine: Machine, kind: CreateRoutine["kind"], name: string): boolean => machine[MAPS[kind]].has(name);

function put(statement: CreateRoutine, name: string, machine: Routines, text: string): void {
  if (statement.kind === "createFunction") putFunction(statement, name, machine);
  else if (statement.kind === "createTableFunction") machine.tableFunctions.set(name, statement);
  else machine.procedures.set(name, { parameters: statement.parameters, body: statement.body, text });
}

function putFunction(statement: Extract<Create, { kind: "createFunction" }>, name: string, machine: Routines): void {
  const { parameters, returns, body, aggregate, language } = statement;
  if (typeof body === "string")
    throw new GoogleSqlError("unsupported", `Function ${name} in LANGUAGE ${language ?? "unknown"} is not supported`, {
      span: statement,
    });
  machine.functions.set(name, { parameters, body, aggregate, ...(returns && { returns }) });
}

const DROPPED = { FUNCTION: "functions", "TABLE FUNCTION": "tableFunctions", PROCEDURE: "procedures" } as const;

/** False where the statement drops something else. */
export function dropRoutine(statement: Statement, machine: Machine): boolean {
  if (statement.kind !== "drop" || !(statement.what in DROPPED)) return false;
  const name = routineName(statement.path);
  const found = machine[DROPPED[statement.what as keyof typeof DROPPED]].delete(name);
  if (!found && !statement.ifExists) throw new GoogleSqlError("invalid", `Not found: ${name}`, { span: statement });
  return true;
}
