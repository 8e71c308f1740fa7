/** Comparisons: native where the encoding behaves, careful where NaN may come. */
import type { Expr } from "@sluice/googlesql/tree";
import { argument, kindOf, sqlOf } from "../core/arguments.ts";
import type { Call, Native, Natives } from "../core/context.ts";
import { libraryCall } from "./library-calls.ts";
import { isCanonical, isNative } from "./types.ts";

type Comparison = "eq" | "ne" | "lt" | "le" | "gt" | "ge";

const signs: Readonly<Record<Comparison, string>> = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" };
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  eq: "eq",
  ne: "ne",
  lt: "gt",
  le: "ge",
  gt: "lt",
  ge: "le",
};

/** One of the two that are compared. */
interface Side {
  readonly expr: Expr;
  readonly sql: string;
}

const sideOf = (call: Call, at: number): Side => ({ expr: argument(call, at), sql: sqlOf(call, at) });

/** Cheap enough to be written twice. */
export const isSimple = (expr: Expr): boolean => expr.kind === "column" || expr.kind === "literal";

const isNumber = (expr: Expr): boolean =>
  expr.kind === "literal" && typeof expr.value === "number" && !Number.isNaN(expr.value);

function compare(fn: Comparison, a: Side, b: Side): string {
  const { type } = a.expr;
  if (isNative(type) || ((fn === "eq" || fn === "ne") && isCanonical(type))) return `(${a.sql} ${signs[fn]} ${b.sql})`;
  const plain = type.kind === "FLOAT64" ? floats(fn, a, b) : undefined;
  return plain ?? libraryCall(fn, [type, b.expr.type], [a.sql, b.sql]);
}

/** NaN is kept as a text, which SQLite puts above all numbers; `x < ''` holds of numbers alone. */
function floats(fn: Comparison, a: Side, b: Side): string | undefined {
  if (isNumber(a.expr) && !isNumber(b.expr)) return floats(mirrored[fn], b, a);
  const [x, y] = [a.sql, b.sql];
  const plain = `(${x} ${signs[fn]} ${y})`;
  if (isNumber(b.expr)) {
    if (fn !== "gt" && fn !== "ge") return plain;
    return isSimple(a.expr) ? `(${x} ${signs[fn]} ${y} AND ${x} < '')` : undefined;
  }
  if (!isSimple(a.expr) || !isSimple(b.expr)) return undefined;
  if (fn === "ne") return `(${x} <> ${y} OR ${x} >= '')`;
  const upper = fn === "gt" || fn === "ge" ? x : y;
  return `(${x} ${signs[fn]} ${y} AND ${upper} < '')`;
}

export const isEqual = (call: Call): string => compare("eq", sideOf(call, 0), sideOf(call, 1));

const compared =
  (fn: Comparison): Native =>
  (call) =>
    compare(fn, sideOf(call, 0), sideOf(call, 1));

const between: Native = (call) => {
  const [x, low, high] = [sideOf(call, 0), sideOf(call, 1), sideOf(call, 2)];
  if (isNative(x.expr.type)) return `(${x.sql} BETWEEN ${low.sql} AND ${high.sql})`;
  return `(${compare("ge", x, low)} AND ${compare("le", x, high)})`;
};

const inList: Native = (call) => {
  const [x, ...items] = call.args.map((_, at) => sideOf(call, at));
  if (!x) return undefined;
  const { type } = x.expr;
  const plain = isCanonical(type) || (type.kind === "FLOAT64" && items.every(({ expr }) => isNumber(expr)));
  if (plain) return `(${x.sql} IN (${items.map(({ sql }) => sql).join(", ")}))`;
  return `(${items.map((item) => compare("eq", x, item)).join(" OR ")})`;
};

const inArray: Native = (call) => {
  const { type } = argument(call, 0);
  if (!isCanonical(type) || type.kind === "BYTES") return undefined;
  return `(${sqlOf(call, 0)} IN (SELECT value FROM json_each(${sqlOf(call, 1)})))`;
};

const distinct =
  (words: "IS" | "IS NOT"): Native =>
  (call) => {
    const plain = isCanonical(argument(call, 0).type) || kindOf(call, 0) === "FLOAT64";
    return plain ? `(${sqlOf(call, 0)} ${words} ${sqlOf(call, 1)})` : undefined;
  };

export const comparisons: Natives = {
  eq: isEqual,
  ne: compared("ne"),
  lt: compared("lt"),
  le: compared("le"),
  gt: compared("gt"),
  ge: compared("ge"),
  between,
  in: inList,
  in_array: inArray,
  is_distinct_from: distinct("IS NOT"),
  is_not_distinct_from: distinct("IS"),
};
