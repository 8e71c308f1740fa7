/** STRING(5), NUMERIC(10, 2): types that hold less. */
import type { CastExpr } from "../../core/casts.ts";
import { cast } from "../../core/names.ts";
import { ours } from "../names.ts";
import { declare } from "../types.ts";

export function narrowed({ type, parameters }: CastExpr, sql: string): string {
  const [size, scale = 0] = parameters ?? [];
  if (size === undefined) return sql;
  const isDecimal = type.kind === "NUMERIC" || type.kind === "BIGNUMERIC";
  return isDecimal ? cast(cast(sql, `numeric(${size},${scale})`), declare(type)) : ours("at_most", sql, `${size}`);
}
