/** What the parts of DuckDB's renderer hand each other. */
import type { Expr } from "@sluice/googlesql/tree";

export type { CallExpr, Render } from "../core/context.ts";
export { shown, unsupported } from "../core/context.ts";

/** A constant INT64 argument of a size that DuckDB's INTEGER parameters take. */
export function constantInt(expr: Expr | undefined): number | undefined {
  const value = expr?.kind === "literal" && typeof expr.value === "bigint" ? Number(expr.value) : undefined;
  return value !== undefined && Math.abs(value) < 1e9 ? value : undefined;
}
