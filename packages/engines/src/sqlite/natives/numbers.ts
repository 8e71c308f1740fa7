/** GREATEST and LEAST. */
import { atLeast, typeOf } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { isNative } from "../types.ts";

/** With several arguments SQLite's max() and min() are NULL where one of them is, as GREATEST is. */
const extreme =
  (fn: "max" | "min"): Native =>
  (call) => {
    if (!isNative(typeOf(call, 0))) return undefined;
    const [first, ...rest] = atLeast(1, call);
    return rest.length === 0 ? first : `${fn}(${[first, ...rest].join(", ")})`;
  };

export const numbers: Natives = { greatest: extreme("max"), least: extreme("min") };
