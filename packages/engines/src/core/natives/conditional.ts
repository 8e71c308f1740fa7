/** IF, COALESCE and their like. */
import type { Type } from "@sluice/googlesql/types";
import { atLeast, kindOf, ternary, unary } from "../arguments.ts";
import type { Call, Native, Natives } from "../context.ts";

export const choose: Native = ternary((condition, yes, no) => `CASE WHEN ${condition} THEN ${yes} ELSE ${no} END`);

const coalesce: Native = ({ sql }) => `coalesce(${sql.join(", ")})`;

/** What an engine adds to it. */
export interface Conditional {
  /** `0` or `NULL` as a value of a type. */
  readonly typed: (sql: string, type: Type) => string;
  /** NULLIF where the engine's own takes other values for equal. */
  readonly nullIf: (call: Call) => string;
}

export function conditional({ typed, nullIf }: Conditional): Natives {
  return {
    if: choose,
    ifnull: coalesce,
    coalesce,
    nullif: (call) => {
      if (kindOf(call, 0) === "FLOAT64" || kindOf(call, 0) === "STRUCT") return nullIf(call);
      const [x, y] = atLeast(2, call);
      return `nullif(${x}, ${y})`;
    },
    zeroifnull: unary((x, { type }) => `coalesce(${x}, ${typed("0", type)})`),
    nullifzero: unary((x, { type }) => `nullif(${x}, ${typed("0", type)})`),
  };
}
