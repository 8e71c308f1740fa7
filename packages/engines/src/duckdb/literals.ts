/** Literals with their type pinned: a bare 5 would be an INTEGER, a bare 1.5 a DECIMAL. */
import type { LiteralValue } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { cast } from "../core/names.ts";
import { text } from "./names.ts";
import { declare } from "./types.ts";
import { fromWire } from "./wire.ts";
import { bignumOf, intervalOf, toText } from "./wire-values.ts";

export function literal(value: LiteralValue, type: Type): string {
  if (value === null) return cast("NULL", declare(type));
  switch (type.kind) {
    case "STRING":
      return text(value as string);
    case "INT64":
      return integer(value as bigint);
    case "FLOAT64":
      return float(value as number);
    case "BOOL":
      return value ? "true" : "false";
    case "BYTES":
      return `unhex('${Buffer.from(value as Uint8Array).toString("hex")}')`;
    case "BIGNUMERIC":
      return cast(`'${bignumOf(value as string)}'`, "BIGNUM");
    case "INTERVAL":
      return cast(`'${intervalOf(value as string)}'`, "INTERVAL");
    case "ARRAY":
    case "STRUCT":
    case "RANGE":
      return fromWire(type, text(toText(value, type) ?? ""));
    default:
      return cast(text(String(value)), declare(type));
  }
}

const integer = (value: bigint): string => cast(value < 0n ? `'${value}'` : String(value), "BIGINT");

/** A NaN or an infinity comes as such, or as text. */
function float(value: number | string): string {
  const number = Number(value);
  if (!Number.isFinite(number) || Object.is(number, -0))
    return cast(`'${Object.is(number, -0) ? "-0" : number}'`, "DOUBLE");
  return number < 0 ? cast(`'${number}'`, "DOUBLE") : /e/.test(String(number)) ? String(number) : `${number}e0`;
}
