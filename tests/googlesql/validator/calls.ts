/** Functions, aggregates and windows against the registry's signatures. */
import type { AggregateExpr, Bound, Expr, OrderItem, WindowExpr } from "@sluice/googlesql/tree";
import { BOOL, INT64, typeName } from "@sluice/googlesql/types";
import { isGroupable, isOrderable } from "../../../packages/googlesql/src/coercion/index.ts";
import { must, type Place, plain, typed } from "./place.ts";
import { calledAs } from "./signatures.ts";

type Of<Kind extends Expr["kind"]> = Extract<Expr, { kind: Kind }>;
type Called = Of<"call" | "aggregate" | "window">;

const written = ({ fn, args, type }: Called): string =>
  `${fn}(${args.map((arg) => typeName(arg.type)).join(", ")}) -> ${typeName(type)}`;

export function call(expr: Of<"call">, place: Place): void {
  if (expr.fn === "and" || expr.fn === "or") must(place, expr.args.length > 1, `${expr.fn} of fewer than two`);
  const found = signed(expr, place);
  for (const [i, arg] of expr.args.entries()) {
    const parameters = found?.args[i]?.lambdaParameters ?? [];
    if (arg.kind !== "lambda") place.rules.expr(arg, place);
    else lambda(arg, parameters, place);
  }
  if (found) must(place, ["scalar", "operator"].includes(found.signature.kind), `${expr.fn} is called as a scalar`);
}

function signed(expr: Called, place: Place): ReturnType<typeof calledAs> {
  const found = calledAs(expr.fn, expr.args, expr.type);
  must(place, found !== undefined, `no signature is ${written(expr)}`);
  return found;
}

function lambda({ parameters, body, type }: Of<"lambda">, types: readonly Expr["type"][], place: Place): void {
  must(place, new Set(parameters).size === parameters.length, `a lambda has two parameters of one name`);
  must(place, types.length === parameters.length, `a lambda of ${parameters.length} parameters for ${types.length}`);
  const own = parameters.flatMap((name, i) => (types[i] ? [[name, types[i]] as const] : []));
  typed(body, type, "the body of a lambda", { ...place, lambdas: new Map([...place.lambdas, ...own]) });
}

export function aggregate(expr: AggregateExpr & Expr, place: Place): void {
  must(place, place.aggregates, `the aggregate ${expr.fn} stands where there is none`);
  const found = signed(expr, place);
  if (found) must(place, found.signature.kind === "aggregate", `${expr.fn} is no aggregate`);
  parts(expr, plain(place));
}

function parts(expr: AggregateExpr | WindowExpr, inner: Place): void {
  for (const arg of expr.args) inner.rules.expr(arg, inner);
  const [first] = expr.args;
  if (expr.distinct) must(inner, first !== undefined && isGroupable(first.type), `${expr.fn}(DISTINCT) of no group`);
  typed(expr.where, BOOL, "the WHERE of an aggregate", inner);
  typed(expr.limit, INT64, "the LIMIT of an aggregate", inner);
  if (expr.having) ordering(expr.having.by, inner);
  ordered(expr.orderBy, inner);
}

function ordering(expr: Expr, place: Place): void {
  place.rules.expr(expr, place);
  must(place, isOrderable(expr.type), `an order of ${typeName(expr.type)}`);
}

function ordered(items: readonly OrderItem[], place: Place): void {
  for (const item of items) {
    ordering(item.expr, place);
    must(place, item.output === undefined, "an ORDER BY within a function has no output columns");
  }
}

/** An aggregate as a window may have aggregates within; none is a window within a window. */
export function window(expr: WindowExpr & Expr, place: Place): void {
  must(place, place.windows, `the window ${expr.fn} stands where there is none`);
  const inner = { ...place, windows: false };
  const found = signed(expr, place);
  if (found) must(place, found.signature.kind === (expr.aggregate ? "aggregate" : "window"), `${expr.fn} OVER`);
  parts(expr, inner);
  for (const part of expr.partitionBy) {
    inner.rules.expr(part, inner);
    must(place, isGroupable(part.type), `PARTITION BY of ${typeName(part.type)}`);
  }
  ordered(expr.windowOrderBy, inner);
  if (expr.frame) for (const bound of [expr.frame.start, expr.frame.end]) bounded(bound, expr, inner);
}

function bounded(bound: Bound, { frame, windowOrderBy }: WindowExpr, place: Place): void {
  if (!("offset" in bound)) return;
  const [first, ...others] = windowOrderBy;
  const type = frame?.unit === "ROWS" ? INT64 : first?.expr.type;
  must(place, frame?.unit === "ROWS" || others.length === 0, "RANGE with an offset over several orders");
  must(place, type !== undefined, "RANGE with an offset over no order");
  if (type) typed(bound.offset, type, "the offset of a frame", place);
}
