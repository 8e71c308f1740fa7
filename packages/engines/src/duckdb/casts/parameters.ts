/** STRING(5), NUMERIC(10, 2): types that hold less. */
import type { CastExpr } from "../../core/casts.ts";
import { cast } from "../../core/names.ts";
import { unsupported } from "../../core/context.ts";
import { bind } from "../bind.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";

export function narrowed({ type, parameters, safe }: CastExpr, sql: string): string {
  const [size, scale = 0] = parameters ?? [];
  if (size === undefined) return sql;
  if (type.kind === "NUMERIC") {
    const rounded = `${safe ? "TRY_CAST" : "CAST"}(${sql} AS DECIMAL(${size},${scale}))`;
    return cast(rounded, "DECIMAL(38,9)");
  }
  if (type.kind === "BIGNUMERIC") throw unsupported("CAST to a parameterised BIGNUMERIC");
  const length = type.kind === "BYTES" ? "octet_length" : "length";
  const otherwise = safe ? cast("NULL", declare(type)) : raise(`'maximum length ${size} exceeded'`, declare(type));
  return bind(sql, (x) => `CASE WHEN ${length}(${x}) > ${size} THEN ${otherwise} ELSE ${x} END`);
}
