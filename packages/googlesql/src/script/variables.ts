/** Names of variables and what they hold now; `@@` variables among them. */
import type { Identifier } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import type { Expr } from "../tree/index.ts";
import { INT64, STRING, type Type } from "../types.ts";
import type { Frame, Run, System, Variable } from "./machine.ts";

export function findVariable(frame: Frame | undefined, name: string): Variable | undefined {
  for (let at = frame; at; at = at.outer) {
    const found = at.variables.get(name.toLowerCase());
    if (found) return found;
  }
  return undefined;
}

export function variableOf(run: Run, { name, start, end }: Identifier): Variable {
  const found = findVariable(run.frame, name);
  if (!found) throw new GoogleSqlError("invalid", `Undeclared variable: ${name}`, { span: { start, end } });
  return found;
}

export const declareVariable = (frame: Frame, variable: Variable): void =>
  void frame.variables.set(variable.name.toLowerCase(), variable);

/** All that a statement can name, the innermost of a name, with their types. */
export function typesInScope(run: Run): ReadonlyMap<string, Type> {
  const types = new Map<string, Type>();
  for (let at: Frame | undefined = run.frame; at; at = at.outer)
    for (const { name, type } of at.variables.values())
      if (!types.has(name.toLowerCase())) types.set(name.toLowerCase(), type);
  for (const [name, value] of systemValues(run.machine.system, run)) types.set(name, value.type);
  return types;
}

export function valueInScope(run: Run, scope: "script" | "parameter", name: string): Expr | undefined {
  if (scope === "parameter") return run.parameters.get(name);
  if (name.startsWith("@@")) return systemValues(run.machine.system, run).get(name.toLowerCase());
  return findVariable(run.frame, name)?.value;
}

const text = (value: string | undefined): Expr => ({ kind: "literal", value: value ?? null, type: STRING });

function systemValues(system: System, { machine }: Run): ReadonlyMap<string, Expr> {
  const { error, rowCount, dataset, told } = system;
  const values = new Map<string, Expr>([
    ["@@time_zone", text("UTC")],
    ["@@dataset_id", text(dataset ?? machine.options.defaultSchema)],
    ["@@error.message", text(error?.raised.message)],
    ["@@error.statement_text", text(error?.statement)],
    ["@@error.formatted_stack_trace", text(error && "")],
  ]);
  for (const [name, value] of told) values.set(name, text(value));
  if (rowCount !== undefined) values.set("@@row_count", { kind: "literal", value: rowCount, type: INT64 });
  return values;
}

/** Only DECLARE and SET keep to a variable's parameters. */
export function refuseNarrow({ name, parameters }: Variable): void {
  if (parameters?.length)
    throw new GoogleSqlError("unsupported", `INTO or OUT for variable ${name}, whose type has parameters`);
}
