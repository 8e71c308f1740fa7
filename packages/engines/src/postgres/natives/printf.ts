/** FORMAT. */
import { sqlOf, unary } from "../../core/arguments.ts";
import type { Natives } from "../../core/context.ts";
import { jsonbArray, toJsonb, typeText } from "../jsonb.ts";
import { ours } from "../names.ts";

export const printf: Natives = {
  format: unary((pattern, call) => {
    const types = call.args.slice(1).map(({ type }) => typeText(type));
    const values = call.args.slice(1).map(({ type }, i) => toJsonb(sqlOf(call, i + 1), type));
    return ours("format", pattern, jsonbArray(values), jsonbArray(types));
  }),
};
