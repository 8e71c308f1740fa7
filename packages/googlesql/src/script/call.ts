/** CALL of a procedure: its own variables, and OUT parameters that come back. */
import type { Expression, FunctionParameter, Scripting, Statement } from "../ast/index.ts";
import { coerce } from "../analyser/coerce.ts";
import { plainTypeOf } from "../analyser/type-of.ts";
import { GoogleSqlError } from "../error.ts";
import type { Expr } from "../tree/index.ts";
import { evaluate } from "./evaluate.ts";
import { type Frame, newFrame, type Procedure, type Run, type Signal, type Variable } from "./machine.ts";
import { routineKey, routineName } from "./routine-names.ts";
import { declareVariable, refuseNarrow, variableOf } from "./variables.ts";
import { nth } from "../lists.ts";

type Call = Extract<Scripting, { kind: "callProcedure" }>;
type RunList = (statements: readonly Statement[], run: Run) => Promise<Signal>;

export async function callProcedure(statement: Call, run: Run, list: RunList): Promise<void> {
  const procedure = procedureOf(statement, run);
  const frame = newFrame();
  for (const [i, parameter] of procedure.parameters.entries())
    declareVariable(frame, await argument(parameter, nth(statement.args, i), run));
  await list(procedure.body, { ...run, frame, parameters: new Map(), text: procedure.text });
  procedure.parameters.forEach((parameter, i) => bringBack(parameter, nth(statement.args, i), frame, run));
}

function procedureOf(statement: Call, { machine }: Run): Procedure {
  const name = routineName(statement.path);
  const found = machine.procedures.get(routineKey(statement.path, machine));
  if (!found) throw new GoogleSqlError("invalid", `Procedure not found: ${name}`, { span: statement });
  const { length } = found.parameters;
  if (length !== statement.args.length)
    throw new GoogleSqlError("invalid", `${name} takes ${length} arguments, got ${statement.args.length}`, {
      span: statement,
    });
  return found;
}

async function argument(
  { name: { name }, type, mode }: FunctionParameter,
  value: Expression,
  run: Run,
): Promise<Variable> {
  const declared = type.kind === "any" ? undefined : plainTypeOf(type);
  if (mode === "OUT")
    return { name, type: declared ?? target(value, run).type, value: none(declared ?? target(value, run).type) };
  const given = await evaluate(value, run, declared, `the argument ${name}`);
  return { name, type: declared ?? given.type, value: given };
}

const none = (type: Expr["type"]): Expr => ({ kind: "literal", value: null, type });

function target(value: Expression, run: Run): Variable {
  const [name, ...rest] = value.kind === "path" ? value.names : [];
  if (!name || rest.length > 0)
    throw new GoogleSqlError("invalid", "An OUT or INOUT argument must be a variable", { span: value });
  return variableOf(run, name);
}

function bringBack({ name, mode }: FunctionParameter, value: Expression, frame: Frame, run: Run): void {
  if (mode !== "OUT" && mode !== "INOUT") return;
  const variable = target(value, run);
  const own = variableOf({ ...run, frame }, name);
  refuseNarrow(variable);
  variable.value = coerce(own.value, variable.type, value, `the argument ${name.name}`);
}
