/** CAST and SAFE_CAST. */
import type { Expr } from "@sluice/googlesql/tree";
import { sameType, type Type, typeName } from "@sluice/googlesql/types";
import type { CastExpr } from "../../core/casts.ts";
import { type Render, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { orNull } from "../detached.ts";
import { ours } from "../names.ts";
import { plain } from "../types.ts";
import { castSql } from "./conversions.ts";
import { narrowed } from "./parameters.ts";
import { readers } from "./readers.ts";

export function castOf(expr: CastExpr, render: Render): string {
  const { operand, type, safe } = expr;
  if (operand.kind === "literal" && operand.value === null) return cast("NULL", plain(type));
  if (expr.format) return formatted(expr, expr.format, render);
  const certain = !expr.parameters?.length && cannotFail(operand.type, type);
  if (!safe || certain) return narrowed(expr, castSql(operand.type, type, render.expr(operand)));
  const reader = operand.type.kind === "STRING" && !expr.parameters ? readers[type.kind] : undefined;
  return reader ? ours(`${reader}_or_null`, render.expr(operand)) : orNull({ ...expr, safe: false }, render);
}

const cannotFail = (from: Type, to: Type): boolean =>
  sameType(from, to) ||
  (to.kind === "STRING" && from.kind !== "BYTES" && from.kind !== "JSON") ||
  (from.kind === "INT64" && ["FLOAT64", "NUMERIC", "BIGNUMERIC", "BOOL"].includes(to.kind));

function formatted({ operand, type, zone, safe }: CastExpr, format: Expr, render: Render): string {
  if (safe) return orNull({ kind: "cast", operand, type, format, safe: false, ...(zone && { zone }) }, render);
  const [sql, pattern] = [render.expr(operand), render.expr(format)];
  if (type.kind === "BYTES") return ours("bytes_by", sql, pattern);
  if (operand.type.kind === "BYTES") return ours("bytes_as", sql, pattern);
  throw unsupported(`CAST from ${typeName(operand.type)} to ${typeName(type)} with FORMAT`);
}
