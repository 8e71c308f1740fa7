/** Comparison and arithmetic: native where the encoding behaves, careful where NaN or overflow may come. */
import type { Expr } from "@sluice/googlesql/tree";
import { library, libraryText } from "./library-calls.ts";
import type { CallExpr, Render } from "./context.ts";
import { isCanonical, isNative } from "./types.ts";

const SIGNS: Readonly<Record<string, string>> = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" };
const MIRRORED: Readonly<Record<string, string>> = { eq: "eq", ne: "ne", lt: "gt", le: "ge", gt: "lt", ge: "le" };

/** Cheap enough to be written twice. */
const isSimple = (expr: Expr): boolean => expr.kind === "column" || expr.kind === "literal";

const isNumber = (expr: Expr): boolean =>
  expr.kind === "literal" && typeof expr.value === "number" && !Number.isNaN(expr.value);

export function compare(fn: string, a: Expr, b: Expr, render: Render): string {
  const native = isNative(a.type) || ((fn === "eq" || fn === "ne") && isCanonical(a.type));
  if (native) return `(${render.expr(a)} ${SIGNS[fn]} ${render.expr(b)})`;
  if (a.type.kind === "FLOAT64") return floats(fn, a, b, render) ?? library(fn, [a, b], render);
  return library(fn, [a, b], render);
}

/** NaN is kept as a text, which SQLite puts above all numbers; `x < ''` holds of numbers alone. */
function floats(fn: string, a: Expr, b: Expr, render: Render): string | undefined {
  if (isNumber(a) && !isNumber(b)) return floats(MIRRORED[fn]!, b, a, render);
  const [x, y] = [render.expr(a), render.expr(b)];
  const plain = `(${x} ${SIGNS[fn]} ${y})`;
  if (isNumber(b)) {
    if (fn !== "gt" && fn !== "ge") return plain;
    return isSimple(a) ? `(${x} ${SIGNS[fn]} ${y} AND ${x} < '')` : undefined;
  }
  if (!isSimple(a) || !isSimple(b)) return undefined;
  if (fn === "ne") return `(${x} <> ${y} OR ${x} >= '')`;
  const upper = fn === "gt" || fn === "ge" ? x : y;
  return `(${x} ${SIGNS[fn]} ${y} AND ${upper} < '')`;
}

export function between([x, low, high]: readonly Expr[], render: Render): string {
  if (isNative(x!.type)) return `(${render.expr(x!)} BETWEEN ${render.expr(low!)} AND ${render.expr(high!)})`;
  return `(${compare("ge", x!, low!, render)} AND ${compare("le", x!, high!, render)})`;
}

export function inList([x, ...items]: readonly Expr[], render: Render): string {
  const plain = isCanonical(x!.type) || (x!.type.kind === "FLOAT64" && items.every(isNumber));
  if (plain) return `(${render.expr(x!)} IN (${items.map((item) => render.expr(item)).join(", ")}))`;
  return `(${items.map((item) => compare("eq", x!, item, render)).join(" OR ")})`;
}

export function inArray([x, array]: readonly Expr[], render: Render): string {
  if (isCanonical(x!.type) && x!.type.kind !== "BYTES")
    return `(${render.expr(x!)} IN (SELECT value FROM json_each(${render.expr(array!)})))`;
  return library("in_array", [x!, array!], render);
}

export function isDistinct([a, b]: readonly Expr[], render: Render, distinct: boolean): string {
  if (isCanonical(a!.type) || a!.type.kind === "FLOAT64")
    return `(${render.expr(a!)} ${distinct ? "IS NOT" : "IS"} ${render.expr(b!)})`;
  return library(distinct ? "is_distinct_from" : "is_not_distinct_from", [a!, b!], render);
}

/** SQLite turns an integer that overflows into a REAL: then the library is asked, and fails. */
export function arithmetic(sign: string, expr: CallExpr, render: Render): string | undefined {
  const [a, b] = expr.args as [Expr, Expr];
  if (a.type.kind !== "INT64" || b.type.kind !== "INT64" || !isSimple(a) || !isSimple(b)) return undefined;
  const [x, y] = [render.expr(a), render.expr(b)];
  const careful = libraryText(expr.fn, [a.type, b.type], [x, y], expr.safe);
  return `CASE typeof(${x} ${sign} ${y}) WHEN 'real' THEN ${careful} ELSE ${x} ${sign} ${y} END`;
}
