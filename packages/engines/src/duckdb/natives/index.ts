/** All functions that are DuckDB's SQL, by their name in the registry. */
import { comparisons } from "../compare.ts";
import type { Natives } from "../../core/context.ts";
import { arithmetic } from "./arithmetic.ts";
import { arrays } from "./arrays.ts";
import { bytes } from "./bytes.ts";
import { conditional } from "./conditional.ts";
import { formats } from "./date-formats.ts";
import { dates } from "./dates.ts";
import { debugging } from "./debugging.ts";
import { intervals } from "./intervals.ts";
import { json } from "./json.ts";
import { lambdas } from "./lambdas.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { printf } from "./printf.ts";
import { regexps } from "./regexps.ts";
import { strings } from "./strings.ts";
import { timestamps } from "./timestamps.ts";
import { toJsonString } from "./to-json-string.ts";
import { utility } from "./utility.ts";

export const natives: Natives = {
  ...logic,
  ...comparisons,
  ...conditional,
  ...debugging,
  ...arithmetic,
  ...numbers,
  ...strings,
  ...regexps,
  ...dates,
  ...timestamps,
  ...formats,
  ...arrays,
  ...lambdas,
  ...json,
  ...toJsonString,
  ...bytes,
  ...intervals,
  ...utility,
  ...printf,
};
