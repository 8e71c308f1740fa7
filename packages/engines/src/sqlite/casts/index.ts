import type { Expr } from "@sluice/googlesql/tree";
import { typesText } from "@sluice/googlesql/functions";
import { typeName } from "@sluice/googlesql/types";
import { type Render, unsupported } from "../../core/context.ts";
import { libraryCall } from "../library-calls.ts";
import { ours, text } from "../names.ts";

type CastExpr = Extract<Expr, { kind: "cast" }>;

/** Casts that can't fail, in SQLite's own SQL. */
const NATIVE: Readonly<Record<string, (sql: string) => string>> = {
  INT64$FLOAT64: (sql) => `CAST(${sql} AS REAL)`,
  INT64$STRING: (sql) => `CAST(${sql} AS TEXT)`,
  INT64$NUMERIC: (sql) => `CAST(${sql} AS TEXT)`,
  INT64$BIGNUMERIC: (sql) => `CAST(${sql} AS TEXT)`,
  INT64$BOOL: (sql) => `(${sql} <> 0)`,
  BOOL$INT64: (sql) => sql,
  BOOL$STRING: (sql) => `CASE ${sql} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`,
  STRING$BYTES: (sql) => `CAST(${sql} AS BLOB)`,
  DATE$STRING: (sql) => sql,
  INTERVAL$STRING: (sql) => sql,
  NUMERIC$STRING: (sql) => sql,
  BIGNUMERIC$STRING: (sql) => sql,
  NUMERIC$BIGNUMERIC: (sql) => sql,
  DATE$DATETIME: (sql) => `(${sql} || ' 00:00:00')`,
  DATE$TIMESTAMP: (sql) => `(${sql} || ' 00:00:00+00')`,
  DATETIME$TIMESTAMP: (sql) => `(${sql} || '+00')`,
  DATETIME$DATE: (sql) => `substr(${sql}, 1, 10)`,
  TIMESTAMP$DATE: (sql) => `substr(${sql}, 1, 10)`,
};

export function cast(expr: CastExpr, render: Render): string {
  const made = converted(expr, render);
  if (expr.parameters === undefined || expr.parameters.length === 0) return made;
  const parameters = expr.parameters.map(String);
  return ours("cast_limit", [made, ...parameters, text(typesText([expr.type]))], expr.safe);
}

function converted(expr: CastExpr, render: Render): string {
  const { operand, type, safe } = expr;
  const sql = render.expr(operand);
  const pair = `${operand.type.kind}$${type.kind}`;
  if (expr.format !== undefined) return formatted(expr, sql, expr.format, render);
  const zone = expr.zone === undefined ? [] : [render.expr(expr.zone)];
  if (zone.length === 0 && NATIVE[pair] !== undefined) return NATIVE[pair](sql);
  if (typeName(operand.type) === typeName(type)) return sql;
  if (isNested(expr)) return nested(expr, sql);
  if (operand.kind === "literal" && operand.value === null) return "NULL";
  try {
    return libraryCall(`cast$${pair}`, [], [sql, ...zone], safe);
  } catch {
    throw unsupported(`CAST from ${typeName(operand.type)} to ${typeName(type)}`);
  }
}

const isNested = ({ operand, type }: CastExpr): boolean =>
  operand.type.kind === type.kind || type.kind === "RANGE" || operand.type.kind === "RANGE";

/** Field names are all that changes, or each element is cast. */
function nested({ operand, type, safe }: CastExpr, sql: string): string {
  return ours("cast", [sql, text(typesText([operand.type, type]))], safe);
}

function formatted({ operand, type, safe, zone }: CastExpr, sql: string, format: Expr, render: Render): string {
  const args = [sql, render.expr(format), ...(zone === undefined ? [] : [render.expr(zone)])];
  try {
    return libraryCall(`cast_format$${operand.type.kind}$${type.kind}`, [], args, safe);
  } catch {
    throw unsupported(`CAST FORMAT from ${typeName(operand.type)} to ${typeName(type)}`);
  }
}
