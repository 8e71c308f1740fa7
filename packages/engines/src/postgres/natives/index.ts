/** All functions there are, by their name in the registry. */
import { arrays } from "./arrays.ts";
import { dates } from "./dates.ts";
import { json } from "./json.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { regexps } from "./regexps.ts";
import { strings } from "./strings.ts";
import { comparisons } from "../compare.ts";
import type { Natives } from "../context.ts";

export const natives: Natives = {
  ...logic,
  ...comparisons,
  ...numbers,
  ...strings,
  ...regexps,
  ...dates,
  ...arrays,
  ...json,
};
