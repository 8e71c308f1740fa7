/** Values as node:sqlite gives them → the JSON values of BigQuery's TO_JSON. */
import { fromRaw, items } from "@sluice/googlesql/functions/nested";
import { dateTimeJson } from "@sluice/googlesql/functions/to-json";
import { decodeBy, structBy } from "../core/decode.ts";

export const decode = decodeBy({
  BOOL: (value) => value === 1n || value === 1 || value === true,
  DATETIME: (value) => dateTimeJson(value as string),
  TIMESTAMP: (value) => dateTimeJson(value as string),
  JSON: (value) => JSON.parse(value as string, exactly),
  ARRAY: (value, { element }) => items(value as string).map((raw) => decode(fromRaw(raw, element), element)),
  STRUCT: (value, { fields }) => {
    const raws = items(value as string);
    return structBy(fields, (type, i) => decode(fromRaw(raws[i] ?? "null", type), type));
  },
});

/** Integers beyond ±2^53 within JSON stay exact, as texts. */
function exactly(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source ?? "";
  return typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;
}
