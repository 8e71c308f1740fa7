/** DECLARE and SET. */
import type { Identifier, Path, Scripting } from "../ast/index.ts";
import { coerce } from "../analyser/coerce.ts";
import { parametersOf, typeOf } from "../analyser/type-of.ts";
import { GoogleSqlError } from "../error.ts";
import type { Expr } from "../tree/index.ts";
import type { Type } from "../types.ts";
import { evaluate, evaluateAll, textOf } from "./evaluate.ts";
import type { Run, Variable } from "./machine.ts";
import { declareVariable, variableOf } from "./variables.ts";
import { nth, zip } from "../lists.ts";

type Of<Kind extends Scripting["kind"]> = Extract<Scripting, { kind: Kind }>;

export async function declare({ names, type, default: value }: Of<"declare">, run: Run): Promise<void> {
  const declared = type && typeOf(type);
  const parameters = type ? parametersOf(type) : [];
  const what = `the default of ${names[0]?.name}`;
  const [first] = value
    ? await evaluateAll([{ value, ...(declared && { type: declared }), parameters, what }], run)
    : [];
  for (const name of names) {
    notYet(name, run);
    declareVariable(run.frame, { name: name.name, ...initial(declared, first), parameters });
  }
}

function initial(type: Type | undefined, value: Expr | undefined): Pick<Variable, "type" | "value"> {
  if (value) return { type: type ?? value.type, value };
  if (type) return { type, value: { kind: "literal", value: null, type } };
  throw new TypeError("DECLARE has a type or a default");
}

/** In a session that is kept, a script may declare anew what an earlier one declared. */
function notYet({ name, start, end }: Identifier, { frame, machine }: Run): void {
  const again = frame.variables.has(name.toLowerCase()) && !(machine.options.keep && !frame.outer);
  if (again) throw new GoogleSqlError("invalid", `Variable ${name} is already declared`, { span: { start, end } });
}

export async function set(statement: Of<"set">, run: Run): Promise<void> {
  if (statement.system) return setSystem(statement, run);
  const variables = statement.targets.map((target) => variableFor(target, run));
  const values = await valuesFor(statement, variables, run);
  for (const [i, variable] of variables.entries()) variable.value = nth(values, i);
}

function variableFor([name, field]: Path, run: Run): Variable {
  if (field) throw new GoogleSqlError("unsupported", "SET of a field is not supported", { span: field });
  return variableOf(run, name);
}

const what = ({ name }: Variable) => `variable ${name}`;

/** One value, a tuple of values, or one STRUCT whose fields are the values. */
async function valuesFor(
  { value, targets }: Of<"set">,
  variables: readonly Variable[],
  run: Run,
): Promise<readonly Expr[]> {
  const wanted = (each: typeof value, variable: Variable) => ({
    value: each,
    type: variable.type,
    parameters: variable.parameters ?? [],
    what: what(variable),
  });
  if (targets.length === 1) return evaluateAll([wanted(value, nth(variables, 0))], run);
  if (value.kind === "struct" && value.fields.length === targets.length)
    return evaluateAll(
      zip(value.fields, variables, (field, variable) => wanted(field.value, variable)),
      run,
    );
  const struct = await evaluate(value, run);
  if (struct.kind !== "struct" || struct.fields.length !== targets.length)
    throw new GoogleSqlError("invalid", `SET expects ${targets.length} values`, { span: value });
  if (variables.some(({ parameters }) => parameters?.length))
    throw new GoogleSqlError("unsupported", "SET of several variables with parameterised types", { span: value });
  return zip(struct.fields, variables, (field, variable) => coerce(field, variable.type, value, what(variable)));
}

/** Only what makes no difference here, what is told again, and the default dataset. */
async function setSystem({ targets, value, start, end }: Of<"set">, run: Run): Promise<void> {
  const name = (targets[0] ?? []).map((part) => part.name.toLowerCase()).join(".");
  if (HARMLESS.has(name)) return;
  const text = await textOf(value, run, `@@${name}`);
  if (name === "dataset_id") run.machine.system.dataset = text;
  else if (TOLD.has(name)) run.machine.system.told.set(`@@${name}`, text);
  else if (name !== "time_zone" || !/^(utc|etc\/utc|\+00(:00)?)$/i.test(text))
    throw new GoogleSqlError("unsupported", `SET @@${name} = '${text}' is not supported`, { span: { start, end } });
}

const HARMLESS = new Set(["query_label"]);

/** They choose where BigQuery runs a statement, and who pays: here they only say what they were set to. */
const TOLD = new Set(["reservation", "project_id", "dataset_project_id", "location"]);
