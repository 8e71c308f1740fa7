/** IF, COALESCE and their like. */
import { atLeast, kindOf, typeOf, unary } from "../../core/arguments.ts";
import { choose } from "../../core/natives/conditional.ts";
import { isEqual } from "../compare.ts";
import type { Native, Natives } from "../../core/context.ts";
import { isNative } from "../types.ts";

const coalesce: Native = (call) => {
  const [first, ...rest] = atLeast(1, call);
  return rest.length === 0 ? first : `COALESCE(${[first, ...rest].join(", ")})`;
};

const nullIf: Native = (call) => {
  const [x, y] = atLeast(2, call);
  return isNative(typeOf(call, 0)) ? `NULLIF(${x}, ${y})` : `CASE WHEN ${isEqual(call)} THEN NULL ELSE ${x} END`;
};

const zeros: Readonly<Record<string, string>> = { FLOAT64: "0.0", INT64: "0" };

export const conditional: Natives = {
  if: choose,
  ifnull: coalesce,
  coalesce,
  nullif: nullIf,
  zeroifnull: unary((x, call) => `COALESCE(${x}, ${zeros[kindOf(call, 0)] ?? "'0'"})`),
};
