/** AND, OR, NOT, IS …, LIKE. BYTES are matched in JavaScript. */
import { binary, kindOf } from "../../core/arguments.ts";
import { likes, logic as common } from "../../core/natives/logic.ts";
import { inner, named } from "../bind.ts";
import type { Native, Natives } from "../../core/context.ts";

const like = (x: string, pattern: string): string => `(${x} LIKE ${pattern} ESCAPE '\\')`;

const texts =
  (then: Native): Native =>
  (call) =>
    kindOf(call, 0) === "BYTES" ? undefined : then(call);

/** One match decides ANY, one that is none ALL; where none decides, a NULL among them leaves it open. */
const likesArray = (quantifier: "ANY" | "ALL"): Native =>
  binary((x, patterns) => {
    const isAny = quantifier === "ANY";
    const all = inner((v) => `list_transform(${patterns}, lambda ${v}: ${like(x, v)})`);
    return named(all, (matches) => {
      const decided = isAny ? `list_bool_or(${matches})` : `NOT list_bool_and(${matches})`;
      const open = `${matches} IS NULL OR list_count(${matches}) < len(${matches})`;
      return `CASE WHEN ${decided} THEN ${isAny} WHEN ${open} THEN NULL ELSE ${!isAny} END`;
    });
  });

const matching: Natives = {
  ...likes(like),
  like_any_array: likesArray("ANY"),
  like_all_array: likesArray("ALL"),
};

export const logic: Natives = {
  ...common,
  ...Object.fromEntries(Object.entries(matching).map(([name, native]) => [name, texts(native)])),
};
