import { canonicalText } from "@sluice/googlesql/functions/json-value";
import { floatRaw, toRaw } from "@sluice/googlesql/functions/nested";
import type { Expr, LiteralValue } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { literalBy } from "../core/literals.ts";
import { text } from "./names.ts";

/** Not `-9223372036854775808`, which is a minus and a number too large. */
const integer = (n: bigint): string => (n === -(2n ** 63n) ? "(-9223372036854775807 - 1)" : String(n));

/** A value as SQLite keeps it, where it is no plain literal. */
export function stored(value: LiteralValue, type: Type): LiteralValue {
  return type.kind === "JSON" && typeof value === "string" ? canonicalText(value, "round") : value;
}

export const literal = literalBy({
  none: () => "NULL",
  integer,
  float: (value) => (Number.isNaN(value) ? "'NaN'" : floatRaw(value)),
  bool: (value) => (value ? "1" : "0"),
  bytes: (hex) => `x'${hex}'`,
  text: (value, type) => text(String(stored(value, type))),
});

/** The raw text of a literal within an array or struct; undefined where it is no literal all through. */
export function rawLiteral(expr: Expr): string | undefined {
  if (expr.kind === "literal") return toRaw(stored(expr.value, expr.type), expr.type);
  const parts = expr.kind === "array" ? expr.items : expr.kind === "struct" ? expr.fields : undefined;
  const raws = parts?.map(rawLiteral);
  return raws === undefined || raws.includes(undefined) ? undefined : `[${raws.join(",")}]`;
}
