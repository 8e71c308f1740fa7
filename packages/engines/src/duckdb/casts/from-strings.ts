/** CAST of a STRING: the usual forms in SQL, after a look at the text; the rest by a macro or by JavaScript. */
import type { Type } from "@sluice/googlesql/types";
import type { Conversion } from "../../core/casts.ts";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { readBy } from "../macros.ts";
import { text } from "../names.ts";
import { isSafe } from "../raise.ts";
import { declare } from "../types.ts";
import { STRING } from "@sluice/googlesql/types";

/** How DuckDB reads a type's texts. All else (blanks, hexadecimal, out of range) is looked at with care. */
interface Reading {
  /** Texts that DuckDB reads the same way. */
  readonly usual: string;
  /** How a text begins that JavaScript may still read: SAFE_CAST asks it for no other. */
  readonly begins: string;
  /** A usual text may still be none: the 30th of February. */
  readonly mayFail?: true;
}

const DATE = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}";
const TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?";
const ZONE = "(Z|[+-](0[0-9]|1[0-3])(:[0-5][0-9])?)?";

/** And whatever else is no printable ASCII: some of it is blank. */
const BLANKS = "[^!-~]*";

const moment = (usual: string): Reading => ({ usual, begins: `^${BLANKS}[0-9]`, mayFail: true });

const readings: Readonly<Partial<Record<Type["kind"], Reading>>> = {
  INT64: { usual: "-?[0-9]{1,18}", begins: `^${BLANKS}[-+]?[0-9]` },
  FLOAT64: { usual: "-?[0-9]{1,300}(\\.[0-9]{1,300})?", begins: `^${BLANKS}[-+]?([0-9.]|[iInN])` },
  NUMERIC: { usual: "-?[0-9]{1,28}(\\.[0-9]{1,9})?", begins: `^${BLANKS}[-+]?[0-9.]` },
  DATE: moment(DATE),
  DATETIME: moment(`${DATE}[ T]${TIME}`),
  TIMESTAMP: moment(`${DATE}[ T]${TIME}${ZONE}`),
  TIME: moment(TIME),
};

export const fromString: Conversion = (sql, { to, safe }) => {
  const reading = readings[to.kind];
  return reading && bind(sql, (x) => read(reading, to, x, safe));
};

/** What is usual is read at once; the rest costs more, and a call to JavaScript a microsecond, also for NULL. */
function read({ usual, begins, mayFail }: Reading, to: Type, x: string, safe: boolean): string {
  const asked = readBy(to, x, safe || isSafe()) ?? libraryCall("cast", [STRING], to, [x], safe);
  const careful = safe || isSafe() ? `CASE WHEN regexp_matches(${x}, ${text(begins)}) THEN ${asked} END` : asked;
  const matches = `regexp_full_match(${x}, ${text(usual)})`;
  const type = declare(to);
  const tried = `TRY_CAST(${to.kind === "TIMESTAMP" ? inUtc(x) : x} AS ${type})`;
  const value = mayFail
    ? `ELSE coalesce(CASE WHEN ${matches} THEN ${tried} END, ${careful})`
    : `WHEN ${matches} THEN ${cast(x, type)} ELSE ${careful}`;
  return `CASE WHEN ${x} IS NULL THEN NULL ${value} END`;
}

/** Without an offset DuckDB takes the session's zone, and a view is read in any. */
const inUtc = (x: string): string => `CASE WHEN regexp_matches(${x}, ':.*[Z+-]') THEN ${x} ELSE ${x} || 'Z' END`;
