/** CAST and SAFE_CAST. A text that DuckDB reads as GoogleSQL does goes by a pattern; any other to the JavaScript reading. */
import { zip } from "@sluice/googlesql/lists";
import type { Expr } from "@sluice/googlesql/tree";
import { type Type, sameType } from "@sluice/googlesql/types";
import type { Render } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind, inner } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { text } from "../names.ts";
import { declare, fieldNames, namedFields } from "../types.ts";
import { structOf } from "../wire.ts";
import { fromFloat, fromNumeric } from "./from-numbers.ts";
import { fromString } from "./from-strings.ts";
import { narrowed } from "./parameters.ts";

type CastExpr = Extract<Expr, { kind: "cast" }>;

export function castOf(expr: CastExpr, render: Render): string {
  const { operand, type, safe } = expr;
  if (operand.kind === "literal" && operand.value === null) return cast("NULL", declare(type));
  if (expr.format) return formatted(expr, expr.format, render);
  return narrowed(expr, castSql(operand.type, type, render.expr(operand), safe));
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

export function castSql(from: Type, to: Type, sql: string, safe: boolean): string {
  if (sameType(from, to) || declare(from) === declare(to)) return sql;
  return simple(from, to, sql, safe) ?? libraryCall("cast", [from], to, [sql], safe);
}

function simple(from: Type, to: Type, sql: string, safe: boolean): string | undefined {
  if (from.kind === "ARRAY" && to.kind === "ARRAY")
    return inner((v) => `list_transform(${sql}, lambda ${v}: ${castSql(from.element, to.element, v, safe)})`);
  if (from.kind === "STRUCT" && to.kind === "STRUCT") return castStruct(from, to, sql, safe);
  switch (from.kind) {
    case "STRING":
      return fromString(to, sql, safe);
    case "INT64":
      return fromInteger(to, sql);
    case "BOOL":
      return to.kind === "INT64" || to.kind === "STRING" ? cast(sql, declare(to)) : undefined;
    case "FLOAT64":
      return fromFloat(to, sql, safe);
    case "NUMERIC":
      return fromNumeric(to, sql, safe);
    case "BYTES":
      return to.kind === "STRING" && !safe ? `decode(${sql})` : undefined;
    case "DATE":
    case "TIME":
    case "DATETIME":
      return fromCivil(from, to, sql);
    case "TIMESTAMP":
      return fromTimestamp(to, sql);
    default:
      return undefined;
  }
}

function castStruct(
  from: Extract<Type, { kind: "STRUCT" }>,
  to: Extract<Type, { kind: "STRUCT" }>,
  sql: string,
  safe: boolean,
) {
  return bind(sql, (value) => {
    const fields = zip(namedFields(from.fields), to.fields, (field, { type }) =>
      castSql(field.type, type, `struct_extract(${value}, ${text(field.name)})`, safe),
    );
    return `CASE WHEN ${value} IS NOT NULL THEN ${structOf(fieldNames(to.fields), fields)} END`;
  });
}

function fromInteger(to: Type, sql: string): string | undefined {
  if (to.kind === "BOOL") return `(${sql} <> 0)`;
  return to.kind === "STRING" || to.kind === "FLOAT64" || to.kind === "NUMERIC" ? cast(sql, declare(to)) : undefined;
}

/** A second's fraction has 3 digits or 6; DuckDB leaves its zeros out. */
function printed(from: Type, sql: string): string {
  const plain = cast(sql, "VARCHAR");
  const size = { DATETIME: 19, TIME: 8 }[from.kind as string];
  if (size === undefined) return plain;
  return bind(plain, (x) => `CASE WHEN length(${x}) <= ${size} THEN ${x} ELSE ${padded(x, size)} END`);
}

const padded = (x: string, size: number): string =>
  `rpad(${x}, CASE WHEN length(${x}) <= ${size + 4} THEN ${size + 4} ELSE ${size + 7} END, '0')`;

function fromCivil(from: Type, to: Type, sql: string): string | undefined {
  if (to.kind === "TIMESTAMP") return `timezone('UTC', ${cast(sql, "TIMESTAMP")})`;
  if (to.kind === "STRING") return printed(from, sql);
  return to.kind === "DATE" || to.kind === "DATETIME" || to.kind === "TIME" ? cast(sql, declare(to)) : undefined;
}

function fromTimestamp(to: Type, sql: string): string | undefined {
  if (to.kind === "STRING") return `(${printed({ kind: "DATETIME" }, `timezone('UTC', ${sql})`)} || '+00')`;
  return to.kind === "DATE" || to.kind === "DATETIME" || to.kind === "TIME"
    ? cast(`timezone('UTC', ${sql})`, declare(to))
    : undefined;
}
