/** The origins of an expression. */
import { type Expr, partsOf, type Query } from "@sluice/googlesql/tree";
import { as, NONE, type Origins, through, union } from "./origins.ts";

/** What an expression can see: the columns of relations around it, and queries by themselves. */
export interface Sight {
  readonly column: (relation: string, name: string) => Origins;
  readonly query: (query: Query) => QueryOrigins;
  /** Of parameters of lambdas, by their names. */
  readonly lambdas?: ReadonlyMap<string, Origins>;
}

export interface QueryOrigins {
  /** In the order of the query's columns. */
  readonly columns: readonly Origins[];
  /** What decides which rows there are. */
  readonly rows: Origins;
}

export function expressionOrigins(expr: Expr, sight: Sight): Origins {
  const of = (part: Expr): Origins => expressionOrigins(part, sight);
  switch (expr.kind) {
    case "column":
      return sight.column(expr.relation, expr.name);
    case "row":
      return through(union(...expr.columns.map((name) => sight.column(expr.relation, name))), "transformation");
    case "field":
      return fieldOrigins(expr, sight);
    case "case":
      return caseOrigins(expr, of);
    case "call":
      return expr.fn === "if" ? choice(expr.args, of) : callOrigins(expr, sight);
    case "aggregate":
    case "window":
      return aggregateOrigins(expr, of);
    case "scalar":
    case "arraySubquery":
    case "exists":
    case "inQuery":
      return subqueryOrigins(expr, sight);
    case "variable":
      return sight.lambdas?.get(expr.name) ?? NONE;
    default:
      return partOrigins(expr, of);
  }
}

/** Whatever it is made of, changed. */
const partOrigins = (expr: Expr, of: (part: Expr) => Origins): Origins =>
  through(union(...partsOf(expr).map((part) => of(part as Expr))), "transformation");

/** One field of a row is that column alone. */
function fieldOrigins({ base, index }: Extract<Expr, { kind: "field" }>, sight: Sight): Origins {
  if (base.kind === "row") return sight.column(base.relation, base.columns[index] ?? "");
  const field = base.kind === "struct" ? base.fields[index] : undefined;
  return field ? expressionOrigins(field, sight) : through(expressionOrigins(base, sight), "transformation");
}

function caseOrigins({ whens, otherwise }: Extract<Expr, { kind: "case" }>, of: (part: Expr) => Origins): Origins {
  const results = [...whens.map(({ then }) => then), otherwise].map(of);
  const conditions = whens.map(({ when }) => as(of(when), "condition"));
  return union(through(union(...results), "transformation"), ...conditions);
}

function choice([condition, ...results]: readonly Expr[], of: (part: Expr) => Origins): Origins {
  const decides = condition ? as(of(condition), "condition") : NONE;
  return union(through(union(...results.map(of)), "transformation"), decides);
}

/** A lambda's parameters are elements of the arrays beside it. */
function callOrigins({ args }: Extract<Expr, { kind: "call" }>, sight: Sight): Origins {
  const plain = args.filter(({ kind }) => kind !== "lambda").map((arg) => expressionOrigins(arg, sight));
  const given = through(union(...plain), "transformation");
  const bodies = args.flatMap((arg) => {
    if (arg.kind !== "lambda") return [];
    const lambdas = new Map([...(sight.lambdas ?? []), ...arg.parameters.map((name) => [name, given] as const)]);
    return [expressionOrigins(arg.body, { ...sight, lambdas })];
  });
  return union(given, through(union(...bodies), "transformation"));
}

function aggregateOrigins(expr: Extract<Expr, { kind: "aggregate" | "window" }>, of: (part: Expr) => Origins): Origins {
  const value = through(union(...expr.args.map(of)), "aggregation");
  const conditions = [expr.where, expr.having?.by].flatMap((part) => (part ? [as(of(part), "condition")] : []));
  const sorted = expr.orderBy.map(({ expr: key }) => as(of(key), "sort"));
  const over =
    expr.kind === "window"
      ? [...expr.partitionBy, ...expr.windowOrderBy.map((item) => item.expr)].map((key) => as(of(key), "window"))
      : [];
  return union(value, ...conditions, ...sorted, ...over);
}

type Subquery = Extract<Expr, { kind: "scalar" | "arraySubquery" | "exists" | "inQuery" }>;

function subqueryOrigins(expr: Subquery, sight: Sight): Origins {
  const { columns, rows } = sight.query(expr.query);
  const found = union(...columns);
  switch (expr.kind) {
    case "scalar":
      return union(found, as(rows, "filter"));
    case "arraySubquery":
      return union(through(found, "transformation"), as(rows, "filter"));
    case "exists":
      return union(as(found, "condition"), as(rows, "condition"));
    case "inQuery":
      return as(union(expressionOrigins(expr.operand, sight), found, rows), "condition");
  }
}
