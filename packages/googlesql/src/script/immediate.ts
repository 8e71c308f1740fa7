/** EXECUTE IMMEDIATE: text that is a statement. */
import type { Expression, Scripting, Statement } from "../ast/index.ts";
import { coerce } from "../analyser/coerce.ts";
import { GoogleSqlError } from "../error.ts";
import { parse } from "../parser/index.ts";
import type { Expr } from "../tree/index.ts";
import { evaluate, textOf } from "./evaluate.ts";
import type { Run, Signal } from "./machine.ts";
import { rowsOf } from "./rows.ts";
import { refuseNarrow, variableOf } from "./variables.ts";

type Immediate = Extract<Scripting, { kind: "executeImmediate" }>;
type RunList = (statements: readonly Statement[], run: Run) => Promise<Signal>;

export async function executeImmediate(written: Immediate, run: Run, list: RunList): Promise<void> {
  const text = await textOf(written.sql, run, "the statement of EXECUTE IMMEDIATE");
  const statement = only(text, written);
  const own = { ...run, text, parameters: await used(written, run) };
  try {
    if (written.into.length > 0) await into(statement, written, own, run);
    else await list([statement], own);
  } catch (error) {
    throw placed(error, written);
  }
}

/** One statement, and no control of the script's flow. */
function only(text: string, span: Immediate): Statement {
  const [first, second] = parsed(text, span);
  if (!first || second) throw new GoogleSqlError("invalid", "EXECUTE IMMEDIATE takes exactly one statement", { span });
  return first;
}

function parsed(text: string, span: Immediate): readonly Statement[] {
  try {
    return parse(text);
  } catch (error) {
    throw placed(error, span);
  }
}

/** Positions within the text mean nothing to the script's reader. An error of the text's syntax happens while the script runs. */
function placed(error: unknown, span: Immediate): unknown {
  if (!(error instanceof GoogleSqlError)) return error;
  const reason = error.reason === "syntax" ? "invalid" : error.reason;
  return new GoogleSqlError(reason, error.message, { span, cause: error });
}

async function used({ using }: Immediate, run: Run): Promise<ReadonlyMap<string, Expr>> {
  const values = new Map<string, Expr>();
  let position = 0;
  for (const { value, name } of using) values.set(name?.name ?? `${position++}`, await evaluate(value, run));
  return values;
}

/** The fields of the only row; NULLs where there is none. */
async function into(statement: Statement, { into: names, sql }: Immediate, own: Run, run: Run): Promise<void> {
  if (statement.kind !== "queryStatement") throw notOne(sql, "a query for INTO");
  const rows = await rowsOf(statement.query, own);
  if (rows.length > 1) throw notOne(sql, "at most one row for INTO");
  const fields = rows[0]?.fields;
  if (fields && fields.length !== names.length) throw notOne(sql, `${names.length} columns for INTO`);
  names.forEach((name, i) => {
    const variable = variableOf(run, name);
    const value = fields?.[i] ?? { kind: "literal", value: null, type: variable.type };
    refuseNarrow(variable);
    variable.value = coerce(value, variable.type, name, `variable ${name.name}`);
  });
}

const notOne = (sql: Expression, what: string): GoogleSqlError =>
  new GoogleSqlError("invalid", `EXECUTE IMMEDIATE expects ${what}`, { span: sql });
