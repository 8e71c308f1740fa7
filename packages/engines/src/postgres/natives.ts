/** All functions there are, by their name in the registry. */
import { arrays } from "./calls/arrays.ts";
import { dates } from "./calls/dates.ts";
import { json } from "./calls/json.ts";
import { logic } from "./calls/logic.ts";
import { numbers } from "./calls/numbers.ts";
import { regexps } from "./calls/regexps.ts";
import { strings } from "./calls/strings.ts";
import { comparisons } from "./compare.ts";
import type { Natives } from "./context.ts";

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
