/** What the parts of DuckDB's renderer hand each other. */
import type { Expr } from "@sluice/googlesql/tree";
import type * as core from "../core/context.ts";

export type { CallExpr, Render } from "../core/context.ts";
export { shown, unsupported } from "../core/context.ts";

export interface Call extends core.Call {
  /** The same call by its JavaScript implementation. */
  readonly careful: (sql: readonly string[]) => string;
}

/** One function in DuckDB's SQL. Undefined: not for these arguments, the JavaScript implementation takes them. */
export type Native = core.Native<Call>;
export type Natives = core.Natives<Call>;

/** A constant INT64 argument of a size that DuckDB's INTEGER parameters take. */
export function constantInt(expr: Expr | undefined): number | undefined {
  const value = expr?.kind === "literal" && typeof expr.value === "bigint" ? Number(expr.value) : undefined;
  return value !== undefined && Math.abs(value) < 1e9 ? value : undefined;
}
