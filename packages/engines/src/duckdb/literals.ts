/** Literals with their type pinned: a bare 5 would be an INTEGER, a bare 1.5 a DECIMAL. */
import type { Type } from "@sluice/googlesql/types";
import { boolean, literalBy } from "../core/literals.ts";
import { cast } from "../core/names.ts";
import { text } from "./names.ts";
import { declare } from "./types.ts";
import { bignumOf, intervalOf, toText } from "./wire-values.ts";
import { fromWire } from "./wire.ts";

const integer = (value: bigint): string => cast(value < 0n ? `'${value}'` : String(value), "BIGINT");

function float(value: number): string {
  if (Object.is(value, -0)) return cast("'-0'", "DOUBLE");
  if (!Number.isFinite(value) || value < 0) return cast(`'${value}'`, "DOUBLE");
  return /e/.test(String(value)) ? String(value) : `${value}e0`;
}

function other(value: string, type: Type): string {
  switch (type.kind) {
    case "STRING":
      return text(value);
    case "BIGNUMERIC":
      return cast(`'${bignumOf(value)}'`, "BIGNUM");
    case "INTERVAL":
      return cast(`'${intervalOf(value)}'`, "INTERVAL");
    case "ARRAY":
    case "STRUCT":
    case "RANGE":
      return fromWire(type, text(toText(value, type) ?? ""));
    default:
      return cast(text(value), declare(type));
  }
}

export const literal = literalBy({
  none: (type) => cast("NULL", declare(type)),
  integer,
  float,
  bool: boolean,
  bytes: (hex) => `unhex('${hex}')`,
  text: other,
});
