/** CREATE and DROP of functions and procedures: the analyser puts functions in place of their calls, CALL runs procedures. */
import type { UserFunction } from "../analyser/context.ts";
import type { Create, Expression, Statement } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import type { CreateRoutine } from "../knowledge.ts";
import type { Machine, Run } from "./machine.ts";
import { routineKey, routineName } from "./routine-names.ts";
import { forget, store, storedRoutines } from "./stored.ts";

/** Those of earlier sessions. */
export async function loadRoutines(machine: Machine): Promise<void> {
  for (const { statement, text } of await storedRoutines(machine))
    put(statement, routineKey(statement.path, machine), machine, text);
}

type CreateFunction = Extract<Create, { kind: "createFunction" }>;

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

function functionOf(statement: CreateFunction): UserFunction {
  const { parameters, returns, aggregate } = statement;
  const body = typeof statement.body === "string" ? foreign(statement, statement.body) : statement.body;
  return { parameters, body, aggregate, ...(returns && { returns }) };
}

/** Only JavaScript that stands there, and gives a value for each row. */
function foreign(statement: CreateFunction, body: string): Expression {
  const { parameters, returns, aggregate, language = "unknown", options, start, end } = statement;
  const name = routineName(statement.path);
  const refuse = (what: string) => new GoogleSqlError("unsupported", `${what} is not supported`, { span: statement });
  if (language.toLowerCase() !== "js") throw refuse(`Function ${name} in LANGUAGE ${language}`);
  if (aggregate) throw refuse(`Aggregate function ${name} in LANGUAGE js`);
  if (options.some((option) => option.name.name.toLowerCase() === "library"))
    throw refuse(`Function ${name} with a library`);
  if (!returns)
    throw new GoogleSqlError("invalid", `Function ${name} in LANGUAGE js needs RETURNS`, { span: statement });
  return {
    kind: "javascript",
    name,
    parameters: parameters.map(({ name, type }) => ({ name, type })),
    returns,
    body,
    start,
    end,
  };
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
