/** All functions that are DuckDB's SQL here, by their name in the registry. */
import { arithmetic } from "./calls/arithmetic.ts";
import { arrays } from "./calls/arrays.ts";
import { conditional } from "./calls/conditional.ts";
import { dates } from "./calls/dates.ts";
import { errors } from "./calls/errors.ts";
import { formats } from "./calls/formats.ts";
import { json } from "./calls/json.ts";
import { jsonText } from "./calls/json-text.ts";
import { logic } from "./calls/logic.ts";
import { misc } from "./calls/misc.ts";
import { numbers } from "./calls/numbers.ts";
import { printf } from "./calls/printf.ts";
import { regexps } from "./calls/regexps.ts";
import { strings } from "./calls/strings.ts";
import { timestamps } from "./calls/timestamps.ts";
import { comparisons } from "./compare.ts";
import type { Natives } from "./context.ts";

export const natives: Natives = {
  ...logic,
  ...comparisons,
  ...conditional,
  ...errors,
  ...arithmetic,
  ...numbers,
  ...strings,
  ...regexps,
  ...dates,
  ...timestamps,
  ...formats,
  ...arrays,
  ...json,
  ...jsonText,
  ...misc,
  ...printf,
};
