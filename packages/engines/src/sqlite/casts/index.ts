/** CAST and SAFE_CAST. */
import { typesText } from "@sluice/googlesql/functions";
import { typeName } from "@sluice/googlesql/types";
import { type CastExpr, convert } from "../../core/casts.ts";
import { type Render, unsupported } from "../../core/context.ts";
import { libraryCall } from "../library-calls.ts";
import { ours, text } from "../names.ts";
import { conversions } from "./conversions.ts";
import { narrowed } from "./parameters.ts";

export const castOf = (expr: CastExpr, render: Render): string => narrowed(expr, converted(expr, render));

function converted(expr: CastExpr, render: Render): string {
  const { operand, type, format, zone, safe } = expr;
  const sql = render.expr(operand);
  const more = [format, zone].flatMap((arg) => (arg === undefined ? [] : [render.expr(arg)]));
  if (format !== undefined) return byLibrary("CAST FORMAT", expr, [sql, ...more]);
  const plain = zone === undefined ? convert(conversions, sql, { from: operand.type, to: type, safe }) : undefined;
  if (plain !== undefined) return plain;
  if (typeName(operand.type) === typeName(type)) return sql;
  if (isNested(expr)) return ours("cast", [sql, text(typesText([operand.type, type]))], safe);
  if (operand.kind === "literal" && operand.value === null) return "NULL";
  return byLibrary("CAST", expr, [sql, ...more]);
}

/** Field names are all that changes, or each element is cast. */
const isNested = ({ operand, type }: CastExpr): boolean =>
  operand.type.kind === type.kind || type.kind === "RANGE" || operand.type.kind === "RANGE";

function byLibrary(words: "CAST" | "CAST FORMAT", { operand, type, safe }: CastExpr, sql: readonly string[]): string {
  const fn = words.toLowerCase().replace(" ", "_");
  try {
    return libraryCall(`${fn}$${operand.type.kind}$${type.kind}`, [], sql, safe);
  } catch {
    throw unsupported(`${words} from ${typeName(operand.type)} to ${typeName(type)}`);
  }
}
