/** IF, CASE, loops and blocks. */
import type { Expression, Identifier, Scripting, Statement } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { isTrue } from "./evaluate.ts";
import { isCaught } from "./errors.ts";
import { afterCaught } from "./guard.ts";
import { inner, type Run, type Signal } from "./machine.ts";
import { rowsOf } from "./rows.ts";
import { declareVariable } from "./variables.ts";

type Of<Kind extends Scripting["kind"]> = Extract<Scripting, { kind: Kind }>;
type RunList = (statements: readonly Statement[], run: Run) => Promise<Signal>;

export async function ifStatement(
  { branches, otherwise }: Of<"ifStatement">,
  run: Run,
  list: RunList,
): Promise<Signal> {
  for (const { condition, body } of branches) if (await isTrue(condition, run)) return list(body, inner(run));
  return list(otherwise, inner(run));
}

export async function caseStatement(statement: Of<"caseStatement">, run: Run, list: RunList): Promise<Signal> {
  const { operand, whens, otherwise } = statement;
  for (const { when, body } of whens) if (await isTrue(equal(operand, when), run)) return list(body, inner(run));
  if (otherwise) return list(otherwise, inner(run));
  throw new GoogleSqlError("runtime", "No WHEN of the CASE statement matches, and it has no ELSE", { span: statement });
}

const equal = (operand: Expression | undefined, when: Expression): Expression =>
  operand ? { kind: "binary", operator: "=", left: operand, right: when, start: when.start, end: when.end } : when;

export async function loop({ body, label }: Of<"loop">, run: Run, list: RunList): Promise<Signal> {
  for (;;) {
    const outcome = after(await list(body, inner(run)), label);
    if (outcome) return outcome.signal;
  }
}

export async function whileLoop({ condition, body, label }: Of<"while">, run: Run, list: RunList): Promise<Signal> {
  while (await isTrue(condition, run)) {
    const outcome = after(await list(body, inner(run)), label);
    if (outcome) return outcome.signal;
  }
  return undefined;
}

export async function repeat({ body, until, label }: Of<"repeat">, run: Run, list: RunList): Promise<Signal> {
  do {
    const outcome = after(await list(body, inner(run)), label);
    if (outcome) return outcome.signal;
  } while (!(await isTrue(until, run)));
  return undefined;
}

/** The variable is a STRUCT of the row. */
export async function forLoop({ variable, query, body, label }: Of<"for">, run: Run, list: RunList): Promise<Signal> {
  const { name } = variable;
  for (const value of await rowsOf(query, run)) {
    const turn = inner(run);
    declareVariable(turn.frame, { name, type: value.type, value });
    const outcome = after(await list(body, turn), label);
    if (outcome) return outcome.signal;
  }
  return undefined;
}

/** What a turn's end means for its loop: nothing, or that the loop is over, with what goes on to those around it. */
function after(signal: Signal, label: Identifier | undefined): { readonly signal: Signal } | undefined {
  if (!signal) return undefined;
  if (signal.kind === "return") return { signal };
  if (signal.label !== undefined && signal.label !== label?.name.toLowerCase()) return { signal };
  return signal.kind === "break" ? { signal: undefined } : undefined;
}

export async function block(statement: Of<"block">, run: Run, list: RunList): Promise<Signal> {
  try {
    const catches = run.catches || statement.exception !== undefined;
    return left(await list(statement.body, { ...inner(run), catches }), statement.label);
  } catch (error) {
    if (!statement.exception || !isCaught(error)) throw error;
    await afterCaught(error, run);
    return handle(error, statement.exception, run, list);
  }
}

/** `LEAVE label` of a block. */
const left = (signal: Signal, label: Identifier | undefined): Signal =>
  signal?.kind === "break" && label && signal.label === label.name.toLowerCase() ? undefined : signal;

async function handle(raised: GoogleSqlError, body: readonly Statement[], run: Run, list: RunList): Promise<Signal> {
  const { system } = run.machine;
  const before = system.error;
  const { start = 0, end = 0 } = raised.span ?? {};
  system.error = { raised, statement: run.text.slice(start, end) };
  try {
    return await list(body, inner(run));
  } finally {
    system.error = before;
  }
}
