/** Values as a driver gives them → the JSON values of BigQuery's TO_JSON. */
import type { Field, Type } from "@sluice/googlesql/types";
import { namedFields } from "./fields.ts";

type Kind = Type["kind"];
type Decode = (value: unknown, type: Type) => unknown;
type OfKind<K extends Kind> = Extract<Type, { kind: K }>;

/** How a value of a kind is read that is other than as text, number or bigint. NULLs don't come here. */
export type Decoders = {
  readonly [K in Kind]?: (value: unknown, type: K extends "ARRAY" | "STRUCT" | "RANGE" ? OfKind<K> : Type) => unknown;
};

export function decodeBy(own: Decoders): Decode {
  const decoders = { ...standard, ...own } as Readonly<Partial<Record<Kind, Decode>>>;
  return (value, type) => {
    if (value === null || value === undefined) return null;
    const made = decoders[type.kind];
    return made ? made(value, type) : value;
  };
}

/** A number where a double holds it exactly, else its text. */
function integer(value: unknown): number | string {
  const whole = BigInt(value as bigint | number | string);
  return whole > 2n ** 53n || whole < -(2n ** 53n) ? String(whole) : Number(whole);
}

/** The same of a decimal. */
export function decimal(value: unknown): number | string {
  const text = String(value);
  const plain = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  const digits = plain.replace(/^-?0*|\./g, "").replace(/^0+/, "");
  return digits.length <= 15 ? Number(plain) : plain;
}

function float(value: unknown): number | string {
  const number = Number(value);
  return Number.isFinite(number) ? number : String(number);
}

const standard: Decoders = {
  INT64: integer,
  FLOAT64: float,
  NUMERIC: decimal,
  BIGNUMERIC: decimal,
  BYTES: (value) => Buffer.from(value as Uint8Array).toString("base64"),
  JSON: (value) => (typeof value === "string" ? JSON.parse(value) : value),
};

/** A STRUCT by the names of its fields; one without a name of its own goes by its place. */
export const structBy = (fields: readonly Field[], decode: (type: Type, index: number) => unknown): unknown =>
  Object.fromEntries(namedFields(fields, (i) => `_field_${i + 1}`).map(({ name, type }, i) => [name, decode(type, i)]));

/** `[start, end)`, the ends as CAST prints them; given are they as they are decoded. */
export function rangeText(start: unknown, end: unknown): string {
  const [from, to] = [start, end].map((bound) =>
    bound === null ? "UNBOUNDED" : String(bound).replace("T", " ").replace("Z", "+00"),
  );
  return `[${from}, ${to})`;
}
