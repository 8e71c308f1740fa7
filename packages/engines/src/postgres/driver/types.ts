/**
 * PostgreSQL's types as GoogleSQL's. A type that this project declares is read as it is; any other (tables that others made) by a cast:
 * an enum would sort by its places, integers overflow at 2^31.
 */
import type { Column, ScalarName, Type } from "@sluice/googlesql";
import { typeFrom } from "../../driver/type-text.ts";
import { quote } from "../../core/names.ts";
import { plain } from "../types.ts";

const own: Readonly<Record<string, ScalarName>> = {
  bigint: "INT64",
  "double precision": "FLOAT64",
  numeric: "NUMERIC",
  boolean: "BOOL",
  text: "STRING",
  "character varying": "STRING",
  bytea: "BYTES",
  date: "DATE",
  "time without time zone": "TIME",
  "timestamp without time zone": "DATETIME",
  "timestamp with time zone": "TIMESTAMP",
  interval: "INTERVAL",
  jsonb: "JSON",
};

/** Others, of which a cast makes one of these. */
const near: Readonly<Record<string, ScalarName>> = {
  smallint: "INT64",
  integer: "INT64",
  oid: "INT64",
  real: "FLOAT64",
  money: "NUMERIC",
  json: "JSON",
};

/** What pg_attribute says of a column. */
export interface Attribute {
  readonly name: string;
  /** As format_type() gives it; of a domain, its base. */
  readonly native: string;
  /** Digits and scale of a numeric, packed; -1 without. */
  readonly modifier: number;
  /** Its comment: the first line may tell more of the type. */
  readonly comment: string | null;
}

export function columnOf({ name, native, modifier, comment }: Attribute): Column {
  const told = hiding.has(native) ? typeFrom((comment ?? "").split("\n", 1)[0] ?? "") : undefined;
  const type = told ?? typeOf(native, modifier);
  const cast = told ? undefined : castOf(native, type);
  return { name, type, ...(cast !== undefined && { reading: cast(quote(name)) }) };
}

/** What these hold PostgreSQL does not tell. */
const hiding = new Set(["jsonb", "numeric"]);

/** What GoogleSQL has nothing like is its text. */
function typeOf(native: string, modifier: number): Type {
  if (native.endsWith("[]")) return { kind: "ARRAY", element: typeOf(native.slice(0, -2), modifier) };
  if (native === "numeric" && !fits(modifier)) return { kind: "BIGNUMERIC" };
  return { kind: own[native] ?? near[native] ?? "STRING" };
}

/** NUMERIC has 29 digits before the point and 9 behind. */
function fits(modifier: number): boolean {
  const [precision, scale] = [(modifier - 4) >> 16, (modifier - 4) & 0x7ff];
  return modifier !== -1 && scale <= 9 && precision - scale <= 29;
}

function castOf(native: string, type: Type): ((column: string) => string) | undefined {
  if (type.kind === "ARRAY") return (column) => `to_jsonb(CAST(${column} AS ${plain(type.element)}[]))`;
  return own[native] ? undefined : (column) => `CAST(${column} AS ${plain(type)})`;
}
