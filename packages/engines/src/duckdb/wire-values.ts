/** The values that cross between DuckDB and our JavaScript functions: text on the wire, canonical on this side. */
import type { Value } from "@sluice/googlesql/functions/implementation";
import { arrayText, fromRaw, items, joined, toRaw } from "@sluice/googlesql/functions/nested";
import { zip } from "@sluice/googlesql/lists";
import type { Type } from "@sluice/googlesql/types";
import { boundsOf } from "../core/literals.ts";
import { namedFields } from "./types.ts";

const SCALE = 38;

/** Decimal text → the integer that BIGNUM holds. */
export function bignumOf(decimal: string): string {
  const negative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.replace(/^[+-]/, "").split(".");
  const digits = (whole + fraction.padEnd(SCALE, "0").slice(0, SCALE)).replace(/^0+(?=\d)/, "");
  return negative && digits !== "0" ? `-${digits}` : digits;
}

export function decimalOf(bignum: string | bigint): string {
  const all = String(bignum);
  const digits = all.replace("-", "").padStart(SCALE + 1, "0");
  return trimmed(`${all.startsWith("-") ? "-" : ""}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`);
}

/** Without the trailing zeros of a fraction. */
export const trimmed = (decimal: string): string => (decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal);

/** Canonical `Y-M D H:M:S[.F]` → what DuckDB casts to INTERVAL. */
export function intervalOf(value: string): string {
  const match = /^(-?)(\d+)-(\d+) (-?\d+) (-?)(\d+):(\d+):(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) throw new Error(`not an INTERVAL: ${value}`);
  const [, minus, years, months, days, less, hours = "", minutes = "", seconds = "", fraction = ""] = match;
  const month = (minus ? -1 : 1) * (Number(years) * 12 + Number(months));
  const whole = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const micros = whole * 1_000_000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
  return `${month} months ${days} days ${less ? -micros : micros} microseconds`;
}

/** Months, days and microseconds → canonical text. */
export function intervalText(months: number, days: number, micros: bigint): string {
  const time = micros < 0n ? -micros : micros;
  const seconds = time / 1_000_000n;
  const digits = String(time % 1_000_000n).padStart(6, "0");
  const fraction = digits === "000000" ? "" : digits.replace(/000$/, "");
  const clock = `${seconds / 3600n}:${(seconds / 60n) % 60n}:${seconds % 60n}${fraction && `.${fraction}`}`;
  const month = Math.abs(months);
  return `${months < 0 ? "-" : ""}${Math.floor(month / 12)}-${month % 12} ${days} ${micros < 0n ? "-" : ""}${clock}`;
}

/** One value as DuckDB sent it (composites already parsed from JSON) → canonical. */
export function fromText(value: unknown, type: Type): Value {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "INT64":
      return BigInt(value as string);
    case "FLOAT64":
      return floatOf(value as string);
    case "BOOL":
      return value === "true";
    case "NUMERIC":
      return trimmed(value as string);
    case "BIGNUMERIC":
      return decimalOf(value as string);
    case "BYTES":
      return Buffer.from(value as string, "hex");
    case "INTERVAL": {
      const [months, days, micros = "0"] = (value as string).split(" ");
      return intervalText(Number(months), Number(days), BigInt(micros));
    }
    case "RANGE": {
      const [start, end] = parsed(value);
      const bound = (value: unknown) => (fromText(value, type.element) as string | null) ?? "UNBOUNDED";
      return `[${bound(start)}, ${bound(end)})`;
    }
    case "ARRAY":
      return arrayText(
        parsed(value).map((item) => fromText(item, type.element)),
        type.element,
      );
    case "STRUCT":
      return joined(zip(type.fields, parsed(value), (field, item) => toRaw(fromText(item, field.type), field.type)));
    default:
      return value as string;
  }
}

function floatOf(value: string): number {
  return value.endsWith("inf") ? (value.startsWith("-") ? -Infinity : Infinity) : Number(value);
}

const parsed = (value: unknown): unknown[] => (typeof value === "string" ? JSON.parse(value) : value) as unknown[];

/** A canonical value → the text that DuckDB casts to the type. */
export function toText(value: Value, type: Type): string | null {
  if (value === null) return null;
  switch (type.kind) {
    case "BYTES":
      return Buffer.from(value as Uint8Array).toString("hex");
    case "BIGNUMERIC":
      return bignumOf(value as string);
    case "INTERVAL":
      return intervalOf(value as string);
    case "ARRAY":
    case "STRUCT":
    case "RANGE":
      return jsonOf(value, type);
    default:
      return String(value);
  }
}

function jsonOf(value: Value, type: Type): string {
  if (value === null) return "null";
  switch (type.kind) {
    case "INT64":
    case "BOOL":
      return String(value);
    case "BYTES":
      return JSON.stringify(Array.from(value as Uint8Array, escaped).join(""));
    case "ARRAY":
      return joined(items(value as string).map((raw) => jsonOf(fromRaw(raw, type.element), type.element)));
    case "STRUCT": {
      const members = zip(
        namedFields(type.fields),
        items(value as string),
        (field, raw) => `${JSON.stringify(field.name)}:${jsonOf(fromRaw(raw, field.type), field.type)}`,
      );
      return `{${members.join(",")}}`;
    }
    case "RANGE": {
      const [start, end] = boundsOf(value as string).map((bound) => JSON.stringify(bound));
      return `{"range_start":${start},"range_end":${end}}`;
    }
    default:
      return JSON.stringify(toText(value, type));
  }
}

const escaped = (byte: number): string => `\\x${byte.toString(16).padStart(2, "0")}`;
