/** CAST and SAFE_CAST. */
import { zip } from "@sluice/googlesql/lists";
import type { Expr } from "@sluice/googlesql/tree";
import { type Type, sameType, STRING, typeName } from "@sluice/googlesql/types";
import { type Render, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { orNull } from "../detached.ts";
import { ours } from "../names.ts";
import { fromJsonb, fromJsonbAt, jsonbArray, toJsonb, typeText } from "../jsonb.ts";
import { declare, plain } from "../types.ts";

type CastExpr = Extract<Expr, { kind: "cast" }>;

export function castOf(expr: CastExpr, render: Render): string {
  const { operand, type, safe } = expr;
  if (operand.kind === "literal" && operand.value === null) return cast("NULL", plain(type));
  if (expr.format) return formatted(expr, expr.format, render);
  const certain = !expr.parameters?.length && cannotFail(operand.type, type);
  if (!safe || certain) return narrowed(expr, castSql(operand.type, type, render.expr(operand)));
  const reader = operand.type.kind === "STRING" && !expr.parameters ? readers[type.kind] : undefined;
  return reader ? ours(`${reader}_or_null`, render.expr(operand)) : orNull({ ...expr, safe: false }, render);
}

/** Of each, `to_…` fails where `…_or_null` is NULL. */
const readers: Partial<Record<Type["kind"], string>> = {
  INT64: "int64",
  FLOAT64: "float64",
  NUMERIC: "numeric",
  BIGNUMERIC: "bignumeric",
  BOOL: "bool",
  DATE: "date",
  DATETIME: "datetime",
  TIME: "time",
  TIMESTAMP: "timestamp",
  INTERVAL: "interval",
};

const cannotFail = (from: Type, to: Type): boolean =>
  sameType(from, to) ||
  (to.kind === "STRING" && from.kind !== "BYTES" && from.kind !== "JSON") ||
  (from.kind === "INT64" && ["FLOAT64", "NUMERIC", "BIGNUMERIC", "BOOL"].includes(to.kind));

function formatted({ operand, type, zone, safe }: CastExpr, format: Expr, render: Render): string {
  const from = operand.type.kind;
  const [sql, pattern] = [render.expr(operand), render.expr(format)];
  if (safe) return orNull({ kind: "cast", operand, type, format, safe: false, ...(zone && { zone }) }, render);
  if (from === "BYTES" || type.kind === "BYTES") return blob(type, sql, pattern);
  throw unsupported(`CAST from ${typeName(operand.type)} to ${typeName(type)} with FORMAT`);
}

const blob = (to: Type, sql: string, pattern: string): string =>
  ours(to.kind === "BYTES" ? "bytes_by" : "bytes_as", sql, pattern);

export function castSql(from: Type, to: Type, sql: string): string {
  if (sameType(from, to)) return sql;
  const made = simple(from, to, sql);
  if (made === undefined) throw unsupported(`CAST from ${typeName(from)} to ${typeName(to)}`);
  return made;
}

function simple(from: Type, to: Type, sql: string): string | undefined {
  if (from.kind === "ARRAY" && to.kind === "ARRAY") return castArray(from.element, to.element, sql);
  if (from.kind === "STRUCT" && to.kind === "STRUCT") return castStruct(from, to, sql);
  if (to.kind === "NUMERIC" && ["INT64", "BIGNUMERIC"].includes(from.kind)) return cast(sql, "numeric(38,9)");
  switch (from.kind) {
    case "STRING":
      return fromString(to, sql);
    case "INT64":
      return fromInteger(to, sql);
    case "BOOL":
      return to.kind === "INT64" ? `(${sql})::int::bigint` : to.kind === "STRING" ? cast(sql, "text") : undefined;
    case "FLOAT64":
      return fromFloat(to, sql);
    case "NUMERIC":
    case "BIGNUMERIC":
      return fromDecimal(to, sql);
    case "BYTES":
      return to.kind === "STRING" ? ours("utf8", sql) : undefined;
    case "DATE":
    case "DATETIME":
    case "TIMESTAMP":
    case "TIME":
      return fromMoment(from, to, sql);
    case "INTERVAL":
      return to.kind === "STRING" ? ours("interval_text", sql) : undefined;
    case "RANGE":
      return to.kind === "STRING" ? ours("range_text", sql, typeText(from.element)) : undefined;
    default:
      return undefined;
  }
}

function fromString(to: Type, sql: string): string | undefined {
  if (to.kind === "BYTES") return `convert_to(${sql}, 'UTF8')`;
  if (to.kind === "RANGE") return ours("to_range", sql, typeText(to.element));
  const reader = readers[to.kind];
  return reader && ours(`to_${reader}`, sql);
}

function fromInteger(to: Type, sql: string): string | undefined {
  if (to.kind === "BOOL") return `(${sql} <> 0)`;
  return to.kind === "STRING" || to.kind === "FLOAT64" || to.kind === "BIGNUMERIC" ? cast(sql, declare(to)) : undefined;
}

function fromFloat(to: Type, sql: string): string | undefined {
  switch (to.kind) {
    case "INT64":
      return ours("float_to_int64", sql);
    case "STRING":
      return ours("float_text", sql);
    case "NUMERIC":
      return ours("float_to_numeric", sql);
    case "BIGNUMERIC":
      return ours("float_to_bignumeric", sql);
    default:
      return undefined;
  }
}

function fromDecimal(to: Type, sql: string): string | undefined {
  if (to.kind === "STRING") return ours("decimal_text", sql);
  return to.kind === "INT64" || to.kind === "FLOAT64" || to.kind === "BIGNUMERIC" ? cast(sql, declare(to)) : undefined;
}

function fromMoment(from: Type, to: Type, sql: string): string | undefined {
  if (to.kind === "STRING") return momentText(from, sql);
  if (!["DATE", "DATETIME", "TIME", "TIMESTAMP"].includes(to.kind) || from.kind === "TIME") return undefined;
  if (from.kind === "DATE" && to.kind === "TIME") return undefined;
  if (to.kind === "TIMESTAMP") return `timezone('UTC', ${cast(sql, "timestamp")})`;
  return cast(from.kind === "TIMESTAMP" ? `timezone('UTC', ${sql})` : sql, declare(to));
}

/** Not PostgreSQL's own text of an instant, which is in the session's zone. */
export function momentText(from: Type, sql: string): string {
  if (from.kind === "TIMESTAMP") return ours("instant_text", sql);
  return from.kind === "DATE" ? cast(sql, "text") : ours("clock_text", cast(sql, "text"));
}

function castArray(from: Type, to: Type, sql: string): string {
  if (declare(from) === declare(to) && sameType(from, to)) return sql;
  const element = toJsonb(castSql(from, to, fromJsonb("_v", from)), to);
  const items = `SELECT coalesce(jsonb_agg(${element} ORDER BY _n), '[]'::jsonb) FROM jsonb_array_elements(${sql}) WITH ORDINALITY AS _e(_v, _n)`;
  return `CASE WHEN ${sql} IS NOT NULL THEN (${items}) END`;
}

type Struct = Extract<Type, { kind: "STRUCT" }>;

function castStruct(from: Struct, to: Struct, sql: string): string {
  const pairs = zip(from.fields, to.fields, (before, after) => [before.type, after.type] as const);
  if (pairs.every(([before, after]) => sameType(before, after))) return sql;
  const fields = pairs.map(([before, after], i) => castSql(before, after, fromJsonbAt(sql, i, before)));
  return `CASE WHEN ${sql} IS NOT NULL THEN ${jsonbArray(fields)} END`;
}

/** STRING(5), NUMERIC(10, 2): types that hold less. */
function narrowed({ type, parameters }: CastExpr, sql: string): string {
  const [size, scale = 0] = parameters ?? [];
  if (size === undefined) return sql;
  if (type.kind === "NUMERIC" || type.kind === "BIGNUMERIC")
    return cast(cast(sql, `numeric(${size},${scale})`), declare(type));
  return ours("at_most", sql, `${size}`);
}

export const toText = (from: Type, sql: string): string => castSql(from, STRING, sql);
