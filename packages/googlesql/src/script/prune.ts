/** Of a wildcard's tables, those that the filter on _TABLE_SUFFIX leaves: the others are not even named in what the engine gets. */
import { findImplementation, typesText, type Value } from "../functions/index.ts";
import { SUFFIX } from "../analyser/from/wildcard.ts";
import { type Changes, type Expr, type From, mapExpr, mapParts, mapStatement, type Query } from "../tree/index.ts";
import { type Select, some, type Statement } from "../tree/index.ts";
import type { Type } from "../types.ts";

export function prune(statement: Statement): Statement {
  const changes: Changes = { select: (node) => pruned(mapParts(node, changes)) };
  return mapStatement(statement, changes);
}

function pruned(select: Select): Select {
  const { from, where } = select;
  if (!from || !where) return select;
  const made = within(from, where.kind === "call" && where.fn === "and" ? where.args : [where]);
  return made === from ? select : { ...select, from: made };
}

/** A side that a join fills with NULLs is read whole. */
function within(from: From, conditions: readonly Expr[]): From {
  if (from.kind === "join") {
    const left = from.join === "RIGHT" || from.join === "FULL" ? from.left : within(from.left, conditions);
    const right = from.join === "LEFT" || from.join === "FULL" ? from.right : within(from.right, conditions);
    return left === from.left && right === from.right ? from : { ...from, left, right };
  }
  if (from.kind !== "subquery" || from.query.columns.at(-1)?.name !== SUFFIX) return from;
  const own = conditions.filter((condition) => readsOnlySuffix(condition, from.alias));
  return own.length === 0 ? from : { ...from, query: fitting(from.query, from.alias, own) };
}

const readsOnlySuffix = (expr: Expr, alias: string): boolean =>
  !some(
    expr,
    (node) =>
      (node.kind === "column" && (node.relation !== alias || node.name !== SUFFIX)) ||
      (node.kind !== "column" && !known.has(node.kind)),
  );

const known = new Set(["call", "literal", "cast", "array", "part"]);

/** One of them stays, so that there are columns. */
function fitting(query: Query, alias: string, conditions: readonly Expr[]): Query {
  const { body } = query;
  if (body.kind !== "setOperation" || body.operator !== "UNION" || body.distinct) return query;
  if (query.limit || query.offset || body.queries.some((branch) => namesOf(branch) !== namesOf(query))) return query;
  const fits = body.queries.filter((branch) => conditions.every((condition) => mayHold(condition, alias, branch)));
  const [first, ...others] = fits.length > 0 ? fits : body.queries.slice(-1);
  if (fits.length === body.queries.length || !first) return query;
  return others.length === 0 ? first : { ...query, body: { ...body, queries: fits } };
}

const namesOf = ({ columns }: Query): string => columns.map(({ name }) => name).join("\0");

function mayHold(condition: Expr, alias: string, { body }: Query): boolean {
  const suffix = body.kind === "select" ? body.items.at(-1)?.expr : undefined;
  if (!suffix) return true;
  const put = mapExpr(condition, {
    expr: (node) => (node.kind === "column" && node.relation === alias ? suffix : undefined),
  });
  const value = valueOf(put);
  return value === undefined || value === true;
}

/** Undefined where only the engine can tell. */
function valueOf(expr: Expr): Value | undefined {
  if (expr.kind === "literal") return expr.value;
  if (expr.kind !== "call") return undefined;
  const args = expr.args.map(valueOf);
  if (expr.fn === "and" || expr.fn === "or") return combined(args, expr.fn === "or");
  if (args.some((arg) => arg === undefined)) return undefined;
  if (expr.fn === "not") return args[0] === null ? null : args[0] !== true;
  return called(expr, args as Value[]);
}

/** AND and OR: one argument may tell, whatever the others. */
function combined(args: readonly (Value | undefined)[], telling: boolean): Value | undefined {
  if (args.includes(telling)) return telling;
  return args.every((arg) => arg === !telling) ? !telling : undefined;
}

type Call = Extract<Expr, { kind: "call" }>;

function called({ fn, args }: Call, values: readonly Value[]): Value | undefined {
  const [first = null, ...others] = values;
  const types = args.map(({ type }) => type);
  const test = (name: string, value: Value) => computed(name, types.slice(0, 2), [first, value]);
  if (fn === "in")
    return combined(
      others.map((value) => test("eq", value)),
      true,
    );
  if (fn === "between") return combined([test("ge", others[0] ?? null), test("le", others[1] ?? null)], false);
  return computed(fn, types, values);
}

function computed(fn: string, types: readonly Type[], values: readonly Value[]): Value | undefined {
  const found = findImplementation(fn, types);
  if (!found || found.volatile || fn.startsWith("current_")) return undefined;
  if (!found.nulls && values.includes(null)) return null;
  try {
    return found.run(...values, ...(found.typed ? [typesText(types)] : []));
  } catch {
    return undefined;
  }
}
