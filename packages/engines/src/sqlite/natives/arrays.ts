/** ARRAY functions: an ARRAY is JSON. */
import { argument, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { fromElement } from "../elements.ts";

const safeOffset: Native = unary((array, call) => {
  const index = argument(call, 1);
  if (index.kind !== "literal" || typeof index.value !== "bigint" || index.value < 0n) return undefined;
  return fromElement(`json_extract(${array}, '$[${index.value}]')`, call.type);
});

export const arrays: Natives = {
  array_length: unary((array) => `json_array_length(${array})`),
  subscript_safe_offset: safeOffset,
};
