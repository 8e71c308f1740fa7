/** Arguments before and after the signature is chosen. */
import type * as ast from "../../ast/index.ts";
import { type CallArgument, partSets, partsIn, type Signature, weekdays } from "../../signatures/index.ts";
import type { Expr } from "../../tree/index.ts";
import { INT64, STRING } from "../../types.ts";
import { convert } from "../coerce.ts";
import type { Env } from "../context.ts";
import { nullOf, operandOf } from "../operand.ts";
import { invalid, unsupported } from "../refuse.ts";
import type { Found } from "./found.ts";
import { impliedName } from "../select/item.ts";
import { lambda, type Lambda } from "./lambda.ts";
import { last, nth } from "../../lists.ts";

/** An argument of the call: what the registry asks of it, and what it becomes. */
export interface Prepared {
  readonly argument: CallArgument;
  readonly expr?: Expr;
  readonly lambda?: Lambda;
}

export function prepare(args: readonly ast.Argument[], signatures: readonly Signature[], env: Env): Prepared[] {
  const prepared: Prepared[] = [];
  for (const arg of args) prepared.push(...one(arg, prepared.length, signatures, env));
  return prepared;
}

function one(arg: ast.Argument, at: number, signatures: readonly Signature[], env: Env): Prepared[] {
  const { value } = arg;
  if (value.kind === "table" || value.kind === "query")
    return unsupported("a table as an argument of this function", arg);
  const name = arg.name ? { name: arg.name.name.toLowerCase() } : {};
  const part = arg.name ? undefined : partOf(value, at, signatures);
  if (part) return [part];
  if (value.kind === "interval" && value.to === undefined && takesUnit(at, signatures)) return spread(value, env);
  if (value.kind === "lambda") {
    const made = lambda(value, env);
    return [{ argument: { ...name, type: INT64, lambda: made }, lambda: made }];
  }
  return [plainArgument(value, name, env)];
}

/** `value AS alias` names a field of the result, for the few functions that take it. */
function plainArgument(node: ast.Expression, name: { name?: string }, env: Env): Prepared {
  const value = node.kind === "as" ? node.value : node;
  const alias = node.kind === "as" ? last(node.names).name : impliedName(node);
  const expr = env.context.expression(value, env);
  const text = expr.kind === "literal" && typeof expr.value === "string" ? { text: expr.value } : {};
  const argument = { ...name, ...operandOf(expr), ...text, ...(alias !== undefined && { alias }) };
  return { argument, expr };
}

// ---------------------------------------------------------------- keywords

const keyword = (part: string, weekday?: string): Prepared => {
  const written = { part, ...(weekday !== undefined && { weekday }) };
  return { argument: { type: STRING, part: written }, expr: { kind: "part", ...written, type: STRING } };
};

/** `DAY`, `WEEK(MONDAY)`, `NFC`, where a signature wants one in this place. */
function partOf(value: ast.Expression, at: number, signatures: readonly Signature[]): Prepared | undefined {
  const sets = signatures.flatMap(({ parameters }) => {
    const pattern = parameters[at]?.pattern;
    return pattern?.kind === "part" ? [pattern.set] : [];
  });
  if (sets.length === 0) return undefined;
  const written = wordOf(value);
  if (!written) return undefined;
  const known = sets.some((set) => partsIn(set).includes(written.part));
  if (known || at > 0) return known ? keyword(written.part, written.weekday) : unknownPart(written.part, sets, value);
  return undefined;
}

function unknownPart(part: string, sets: readonly string[], span: ast.Span): undefined {
  const every = Object.values(partSets).some((list) => list.includes(part));
  const allowed = [...new Set(sets.flatMap(partsIn))].join(", ");
  return every ? invalid(`${part} cannot be used here: expected one of ${allowed}`, span) : undefined;
}

function wordOf(value: ast.Expression): { part: string; weekday?: string } | undefined {
  if (value.kind === "path") return oneWord(value.names, (part) => ({ part }));
  if (value.kind !== "call") return undefined;
  const [first, ...others] = value.args;
  if (first?.value.kind !== "path" || others.length > 0) return undefined;
  const weekday = oneWord(first.value.names, (word) => word);
  if (weekday === undefined || !weekdays.includes(weekday)) return undefined;
  return oneWord(value.name, (part) => ({ part, weekday }));
}

const oneWord = <T>([word, ...others]: ast.Path, as: (word: string) => T): T | undefined =>
  others.length === 0 ? as(word.name.toUpperCase()) : undefined;

// ---------------------------------------------------------------- INTERVAL n DAY as two arguments

const takesUnit = (at: number, signatures: readonly Signature[]): boolean =>
  signatures.some(
    ({ parameters }) => parameters[at]?.pattern.kind === "type" && parameters[at + 1]?.pattern.kind === "part",
  );

function spread(value: Extract<ast.Expression, { kind: "interval" }>, env: Env): Prepared[] {
  const expr = env.context.expression(value.value, env);
  if (expr.type.kind !== "INT64") return wholeInterval(value, env);
  return [{ argument: operandOf(expr), expr }, keyword(value.from)];
}

function wholeInterval(value: ast.Expression, env: Env): Prepared[] {
  const expr = env.context.expression(value, env);
  return [{ argument: operandOf(expr), expr }];
}

// ---------------------------------------------------------------- afterwards

/** The arguments as the chosen signature has them, in its order. */
export function values(found: Found, prepared: readonly Prepared[], span: ast.Span): Expr[] {
  return found.args.map((chosen) => {
    if (chosen.source === undefined) return standIn(chosen);
    const { expr, lambda } = nth(prepared, chosen.source);
    if (lambda) return lambda.as(chosen.lambdaParameters ?? [], chosen.type);
    if (!expr) return invalid("this argument cannot be used here", span);
    return expr.kind === "part" ? expr : convert(expr, chosen.type);
  });
}

function standIn(chosen: Found["args"][number]): Expr {
  if (chosen.default === undefined || chosen.default === null) return nullOf(chosen.type);
  return { kind: "literal", value: chosen.default, type: chosen.type };
}
