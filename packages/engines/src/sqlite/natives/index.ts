/** Functions in SQLite's own SQL, by their name in the registry. */
import { comparisons } from "../compare.ts";
import type { Natives } from "../../core/context.ts";
import { arithmetic } from "./arithmetic.ts";
import { arrays } from "./arrays.ts";
import { conditional } from "./conditional.ts";
import { dates } from "./dates.ts";
import { debugging } from "./debugging.ts";
import { lambdas } from "./lambdas.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { strings } from "./strings.ts";
import { timestamps } from "./timestamps.ts";

export const natives: Natives = {
  ...logic,
  ...comparisons,
  ...conditional,
  ...debugging,
  ...arithmetic,
  ...numbers,
  ...strings,
  ...dates,
  ...timestamps,
  ...arrays,
  ...lambdas,
};
