import { dateTimeJson, jsonString } from "../functions/to-json.ts";
import type { Value } from "../functions/implementation.ts";
import type { Type } from "../types.ts";

/** As the driver gives it → as BigQuery's JSON has it. */
export function decode(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return type.kind === "ARRAY" ? [] : null;
  switch (type.kind) {
    case "BOOL":
      return value === 1n || value === 1 || value === true;
    case "INT64":
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value as bigint);
    case "FLOAT64":
      return float(Number(value));
    case "STRING":
    case "DATE":
    case "TIME":
    case "INTERVAL":
      return value;
    case "DATETIME":
    case "TIMESTAMP":
      return dateTimeJson(value as string);
    case "BYTES":
      return Buffer.from(value as Uint8Array).toString("base64");
    default:
      return parsed(jsonString(value as Value, type));
  }
}

function float(x: number): number | string {
  if (Number.isFinite(x)) return x;
  return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
}

/** Integers beyond ±2^53 within JSON stay exact, as texts. */
const parsed = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === "number" &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? "")
      ? context!.source
      : value,
  );
