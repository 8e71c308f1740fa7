/** AND, OR, NOT, IS …, LIKE. BYTES are matched in JavaScript. */
import { binary, kindOf } from "../../core/arguments.ts";
import { likes, logic as common } from "../../core/natives/logic.ts";
import { inner } from "../bind.ts";
import type { Native, Natives } from "../../core/context.ts";

const like = (x: string, pattern: string): string => `(${x} LIKE ${pattern} ESCAPE '\\')`;

const texts =
  (then: Native): Native =>
  (call) =>
    kindOf(call, 0) === "BYTES" ? undefined : then(call);

const likesArray = (fn: "list_bool_or" | "list_bool_and"): Native =>
  binary((x, patterns) => {
    const matches = inner((v) => `list_transform(${patterns}, lambda ${v}: ${like(x, v)})`);
    return `coalesce(${fn}(${matches}), ${fn === "list_bool_and"})`;
  });

const matching: Natives = {
  ...likes(like),
  like_any_array: likesArray("list_bool_or"),
  like_all_array: likesArray("list_bool_and"),
};

export const logic: Natives = {
  ...common,
  ...Object.fromEntries(Object.entries(matching).map(([name, native]) => [name, texts(native)])),
};
