/** Expressions outside of statements: conditions, defaults, arguments. The engine says what they are worth. */
import type { Expression, Statement } from "../ast/index.ts";
import { coerce } from "../analyser/coerce.ts";
import { narrowed } from "../analyser/narrow.ts";
import { GoogleSqlError } from "../error.ts";
import type { Expr, Query as TreeQuery, Select } from "../tree/index.ts";
import { BOOL, STRING, type Type } from "../types.ts";
import { catalogFor } from "./catalog.ts";
import { withInformation } from "./information.ts";
import type { Run } from "./machine.ts";
import { fetch, resolve } from "./statement.ts";
import { selecting } from "./selecting.ts";
import { literalOf } from "./values.ts";
import { nth, zip } from "../lists.ts";

export interface Wanted {
  readonly value: Expression;
  /** What it must be usable as; without it, its own type. */
  readonly type?: Type;
  /** What it must keep to: those of `NUMERIC(10, 2)`. */
  readonly parameters?: readonly number[];
  /** For words: `variable x`. */
  readonly what?: string;
}

/** Literals, in the order of what is wanted. */
export async function evaluateAll(wanted: readonly Wanted[], run: Run): Promise<readonly Expr[]> {
  const statement = await withInformation(selecting(wanted.map(({ value }) => value)), run);
  const resolved = resolve(statement, await catalogFor(statement, run), run);
  if (resolved.kind !== "query" || resolved.query.body.kind !== "select") throw new TypeError("a select gives a query");
  const select = resolved.query.body;
  const exprs = zip(select.items, wanted, ({ expr }, each) => coerced(expr, each));
  return exprs.every(isLiteral) ? exprs : fetched(exprs, { query: resolved.query, select }, run, statement);
}

export async function evaluate(value: Expression, run: Run, type?: Type, what?: string): Promise<Expr> {
  const wanted = { value, ...(type && { type }), ...(what !== undefined && { what }) };
  return nth(await evaluateAll([wanted], run), 0);
}

export async function isTrue(condition: Expression, run: Run): Promise<boolean> {
  const result = await evaluate(condition, run, BOOL, "a condition");
  return result.kind === "literal" && result.value === true;
}

export async function textOf(value: Expression, run: Run, what: string): Promise<string> {
  const result = await evaluate(value, run, STRING, what);
  if (result.kind === "literal" && typeof result.value === "string") return result.value;
  throw new GoogleSqlError("runtime", `${what} is NULL`, { span: value });
}

const coerced = (expr: Expr, { type, parameters = [], value, what }: Wanted): Expr =>
  type ? narrowed(coerce(expr, type, value, what), { type, parameters }) : expr;

/** Nothing that the engine would have to compute. */
function isLiteral(expr: Expr): boolean {
  if (expr.kind === "array") return expr.items.every(isLiteral);
  return expr.kind === "literal" || (expr.kind === "struct" && expr.fields.every(isLiteral));
}

async function fetched(
  exprs: readonly Expr[],
  { query, select }: { readonly query: TreeQuery; readonly select: Select },
  run: Run,
  statement: Statement,
): Promise<readonly Expr[]> {
  const items = exprs.map((expr, i) => ({ name: `v${i}`, expr: readable(expr) }));
  const columns = items.map(({ name, expr }) => ({ name, type: expr.type }));
  const body = { ...select, items };
  const statements = run.machine.dialect.render({ kind: "query", query: { ...query, body, columns } });
  const { rows } = await fetch({ statements, columns }, run, statement);
  return exprs.map(({ type }, i) => valueOf(rows[0]?.[`v${i}`], type));
}

/** A JSON value comes as its text, so that no number in it is rounded on the way. */
const readable = (expr: Expr): Expr =>
  expr.type.kind === "JSON" ? { kind: "call", fn: "to_json_string", args: [expr], safe: false, type: STRING } : expr;

const valueOf = (value: unknown, type: Type): Expr =>
  type.kind === "JSON" && typeof value === "string" ? { kind: "literal", value, type } : literalOf(value, type);
