/** All functions there are, by their name in the registry. */
import type { Natives } from "../../core/context.ts";
import { comparisons } from "../compare.ts";
import { arithmetic } from "./arithmetic.ts";
import { arrays } from "./arrays.ts";
import { bytes } from "./bytes.ts";
import { conditional } from "./conditional.ts";
import { formats } from "./date-formats.ts";
import { dates } from "./dates.ts";
import { debugging } from "./debugging.ts";
import { intervals } from "./intervals.ts";
import { json } from "./json.ts";
import { jsonScalars } from "./json-scalars.ts";
import { lambdas } from "./lambdas.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { printf } from "./printf.ts";
import { regexps } from "./regexps.ts";
import { strings } from "./strings.ts";
import { timestamps } from "./timestamps.ts";
import { utility } from "./utility.ts";

export const natives: Natives = {
  ...logic,
  ...comparisons,
  ...conditional,
  ...debugging,
  ...arithmetic,
  ...numbers,
  ...strings,
  ...bytes,
  ...regexps,
  ...dates,
  ...timestamps,
  ...formats,
  ...intervals,
  ...arrays,
  ...lambdas,
  ...json,
  ...jsonScalars,
  ...utility,
  ...printf,
};
