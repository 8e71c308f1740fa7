/** Values as JSON on their way into JavaScript functions, and back. */
import { zip } from "../lists.ts";
import type { Type } from "../types.ts";
import { casts } from "./casts.ts";
import { fail, isTrue, type Value } from "./implementation.ts";
import { arrayText, fromRaw, items, joined, toRaw } from "./nested.ts";

export function toPlain(value: Value, type: Type): unknown {
  if (value === null) return null;
  switch (type.kind) {
    case "BOOL":
      return isTrue(value);
    case "BYTES":
      return Buffer.from(value as Uint8Array).toString("base64");
    case "ARRAY":
      return items(value as string).map((raw) => toPlain(fromRaw(raw, type.element), type.element));
    case "STRUCT":
      return zip(type.fields, items(value as string), (field, raw) => toPlain(fromRaw(raw, field.type), field.type));
    default:
      return String(value);
  }
}

export function fromPlain(value: unknown, type: Type): Value {
  if (value === null) return null;
  switch (type.kind) {
    case "BOOL":
      return value === true;
    case "BYTES":
      return Buffer.from(value as string, "base64");
    case "ARRAY":
      return arrayText(
        (value as unknown[]).map((item) => fromPlain(item, type.element)),
        type.element,
      );
    case "STRUCT":
      return joined(
        zip(type.fields, value as unknown[], (field, item) => toRaw(fromPlain(item, field.type), field.type)),
      );
    case "STRING":
    case "JSON":
      return value as string;
    default:
      return read(value as string, type);
  }
}

/** As CAST reads it; of a Date in JavaScript the day is the first part. */
function read(text: string, type: Type): Value {
  const given = type.kind === "DATE" ? text.replace(/T.*/, "") : text;
  const found = casts[`cast$STRING$${type.kind}`];
  return found ? found.run(given) : fail(`A function in JavaScript cannot give ${type.kind}`);
}
