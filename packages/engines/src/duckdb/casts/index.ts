/** CAST and SAFE_CAST. */
import type { Expr } from "@sluice/googlesql/tree";
import type { CastExpr } from "../../core/casts.ts";
import type { Render } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { libraryCall } from "../library-calls.ts";
import { declare } from "../types.ts";
import { castSql } from "./conversions.ts";
import { narrowed } from "./parameters.ts";

export function castOf(expr: CastExpr, render: Render): string {
  const { operand, type, format, safe } = expr;
  if (operand.kind === "literal" && operand.value === null) return cast("NULL", declare(type));
  return format
    ? formatted(expr, format, render)
    : narrowed(expr, castSql(operand.type, type, render.expr(operand), safe));
}

function formatted({ operand, type, safe, zone }: CastExpr, format: Expr, render: Render): string {
  const args = zone ? [operand, format, zone] : [operand, format];
  return libraryCall(
    "cast_format",
    args.map((arg) => arg.type),
    type,
    args.map((arg) => render.expr(arg)),
    safe,
  );
}
