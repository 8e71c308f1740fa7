/** AND, OR, NOT, IS …, LIKE. */
import { atLeast, typeOf } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { likes, logic as common } from "../../core/natives/logic.ts";
import { fromJsonb } from "../jsonb.ts";

const likesArray =
  (word: "ANY" | "ALL"): Native =>
  (call) => {
    const [x, array] = atLeast(2, call);
    const patterns = `SELECT ${fromJsonb("_v", typeOf(call, 0))} FROM jsonb_array_elements(${array}) AS _e(_v)`;
    return `(${x} LIKE ${word} (ARRAY(${patterns})))`;
  };

export const logic: Natives = {
  ...common,
  /** PostgreSQL would take a pattern's last backslash for an error only when it gets there; so does GoogleSQL. */
  ...likes((x, pattern) => `(${x} LIKE ${pattern})`),
  like_any_array: likesArray("ANY"),
  like_all_array: likesArray("ALL"),
};
