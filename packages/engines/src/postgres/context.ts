/** What the parts of the renderer hand each other. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import type { Render } from "../core/context.ts";

export type { CallExpr, Render } from "../core/context.ts";
export { shown, unsupported } from "../core/context.ts";

/** A call whose arguments are rendered. */
export interface Call {
  readonly fn: string;
  readonly type: Type;
  readonly args: readonly Expr[];
  readonly sql: readonly string[];
  readonly render: Render;
}

/** One function in PostgreSQL's SQL. Undefined: not for these arguments. */
export type Native = (call: Call) => string | undefined;
export type Natives = Readonly<Record<string, Native>>;

/** A constant STRING argument. */
export function constant(expr: Expr | undefined): string | undefined {
  return expr?.kind === "literal" && typeof expr.value === "string" ? expr.value : undefined;
}

/** A constant INT64 argument. */
export function constantInt(expr: Expr | undefined): number | undefined {
  return expr?.kind === "literal" && typeof expr.value === "bigint" ? Number(expr.value) : undefined;
}

/** The date part of a call, with its weekday: `DAY`, `WEEK(MONDAY)`. */
export function partOf(expr: Expr | undefined): string | undefined {
  if (expr?.kind !== "part") return undefined;
  return expr.weekday ? `${expr.part}(${expr.weekday})` : expr.part;
}
