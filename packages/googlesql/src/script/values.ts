/** Values as JSON has them ↔ literals of the tree. */
import { GoogleSqlError } from "../error.ts";
import { castIntervalText } from "../literals/intervals.ts";
import { jsonText } from "../literals/json.ts";
import { parseLiteral, parseRange } from "../literals/index.ts";
import type { Expr, LiteralValue } from "../tree/index.ts";
import { type Type, typeName } from "../types.ts";

/** What an engine's `decode` gave → a literal, or an ARRAY or STRUCT of literals. */
export function literalOf(json: unknown, type: Type): Expr {
  if (json === null || json === undefined) return { kind: "literal", value: null, type };
  switch (type.kind) {
    case "ARRAY":
      return { kind: "array", items: (json as unknown[]).map((item) => literalOf(item, type.element)), type };
    case "STRUCT":
      return { kind: "struct", fields: fieldsOf(json, type), type };
    default:
      return { kind: "literal", value: scalarOf(json, type), type };
  }
}

type Struct = Extract<Type, { kind: "STRUCT" }>;

/** By name where the names tell the fields apart, else by position. */
function fieldsOf(json: unknown, type: Struct): Expr[] {
  const object = json as Readonly<Record<string, unknown>>;
  const values = Array.isArray(json) ? json : Object.values(object);
  const byName = type.fields.every(({ name }) => name !== undefined && Object.hasOwn(object, name));
  if (!byName && values.length !== type.fields.length)
    throw new GoogleSqlError("unsupported", `A variable of type ${typeName(type)} is not supported`);
  return type.fields.map((field, i) => literalOf(byName ? object[field.name ?? ""] : values[i], field.type));
}

function scalarOf(json: unknown, type: Type): LiteralValue {
  const text = typeof json === "object" ? JSON.stringify(json) : String(json);
  switch (type.kind) {
    case "INT64":
      return integer(text);
    case "FLOAT64":
      return Number(text);
    case "BOOL":
      return json === true || text === "true";
    case "NUMERIC":
    case "BIGNUMERIC":
    case "DATE":
    case "DATETIME":
    case "TIME":
    case "TIMESTAMP":
      return parseLiteral(type.kind, text);
    case "BYTES":
      return json instanceof Uint8Array ? json : Buffer.from(text, "base64");
    case "INTERVAL":
      return castIntervalText(text) ?? text;
    case "JSON":
      return jsonText(JSON.stringify(json), "round") ?? text;
    case "RANGE":
      return parseRange(type.element, rangeText(json, type.element));
    default:
      return text;
  }
}

function integer(text: string): bigint {
  const value = /^-?\d+$/.test(text) ? BigInt(text) : undefined;
  if (value !== undefined && BigInt.asIntN(64, value) === value) return value;
  throw new GoogleSqlError("invalid", `${JSON.stringify(text)} is no INT64`);
}

/** `{"start": a, "end": b}` → `[a, b)`. */
function rangeText(json: unknown, element: Type): string {
  if (typeof json === "string") return json;
  const { start, end } = json as { readonly start: unknown; readonly end: unknown };
  const bound = (value: unknown): string => (value === null ? "UNBOUNDED" : String(scalarOf(value, element)));
  return `[${bound(start)}, ${bound(end)})`;
}
