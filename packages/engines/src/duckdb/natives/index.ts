/** All functions that are DuckDB's SQL here, by their name in the registry. */
import { arithmetic } from "./arithmetic.ts";
import { arrays } from "./arrays.ts";
import { conditional } from "./conditional.ts";
import { dates } from "./dates.ts";
import { errors } from "./debugging.ts";
import { formats } from "./date-formats.ts";
import { json } from "./json.ts";
import { jsonText } from "./to-json-string.ts";
import { logic } from "./logic.ts";
import { misc } from "./bytes.ts";
import { numbers } from "./numbers.ts";
import { printf } from "./printf.ts";
import { regexps } from "./regexps.ts";
import { strings } from "./strings.ts";
import { timestamps } from "./timestamps.ts";
import { comparisons } from "../compare.ts";
import type { Natives } from "../context.ts";

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
