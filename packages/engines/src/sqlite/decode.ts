import type { Value } from "@sluice/googlesql/functions/implementation";
import { fromRaw, items } from "@sluice/googlesql/functions/nested";
import { dateTimeJson } from "@sluice/googlesql/functions/to-json";
import type { Field, Type } from "@sluice/googlesql/types";

/** As the driver gives it → as BigQuery's JSON has it. */
export function decode(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "BOOL":
      return value === 1n || value === 1 || value === true;
    case "INT64":
      return integer(BigInt(value as number));
    case "FLOAT64":
      return float(Number(value));
    case "NUMERIC":
    case "BIGNUMERIC":
      return decimal(value as string);
    case "DATETIME":
    case "TIMESTAMP":
      return dateTimeJson(value as string);
    case "BYTES":
      return Buffer.from(value as Uint8Array).toString("base64");
    case "JSON":
      return JSON.parse(value as string, exactly);
    case "ARRAY":
      return items(value as string).map((raw) => decode(fromRaw(raw, type.element), type.element));
    case "STRUCT":
      return struct(value as string, type.fields);
    default:
      return value;
  }
}

const integer = (n: bigint): number | string => (n > 2n ** 53n || n < -(2n ** 53n) ? String(n) : Number(n));

function float(x: number): number | string {
  if (Number.isFinite(x)) return x;
  return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
}

/** A number where a double holds it exactly, else its text. */
const decimal = (text: string): number | string =>
  text.replace(/^-?0*|\./g, "").replace(/^0+/, "").length <= 15 ? Number(text) : text;

/** Fields without a name of their own go by their place. */
function struct(text: string, fields: readonly Field[]): unknown {
  const raws = items(text);
  const names = new Set<string>();
  const entries = fields.map(({ name, type }, i) => {
    const value: Value = fromRaw(raws[i]!, type);
    const isOwn = name !== undefined && name !== "" && !names.has(name.toLowerCase());
    if (isOwn) names.add(name.toLowerCase());
    return [isOwn ? name : `_field_${i + 1}`, decode(value, type)] as const;
  });
  return Object.fromEntries(entries);
}

/** Integers beyond ±2^53 within JSON stay exact, as texts. */
function exactly(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source ?? "";
  return typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;
}
