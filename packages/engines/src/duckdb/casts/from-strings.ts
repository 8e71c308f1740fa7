/** CAST of a STRING: the usual forms in SQL, after a look at the text; undefined leaves all to JavaScript. */
import type { ScalarName, Type } from "@sluice/googlesql/types";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { text } from "../names.ts";
import { isSafe } from "../raise.ts";
import { declare } from "../types.ts";
import { STRING } from "@sluice/googlesql/types";

/** Texts that DuckDB reads the same way. All else (blanks, hexadecimal, out of range) is looked at with care. */
const usual: Partial<Record<ScalarName, string>> = {
  INT64: "-?[0-9]{1,18}",
  FLOAT64: "-?[0-9]{1,300}(\\.[0-9]{1,300})?",
  NUMERIC: "-?[0-9]{1,28}(\\.[0-9]{1,9})?",
};

const DATE = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}";
const TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?";

const exact: Partial<Record<ScalarName, string>> = {
  DATE,
  DATETIME: `${DATE}[ T]${TIME}`,
  TIMESTAMP: `${DATE}[ T]${TIME}(Z|[+-](0[0-9]|1[0-3])(:[0-5][0-9])?)?`,
  TIME,
};

/** How a text begins that JavaScript may still read: SAFE_CAST asks it for no other. */
const possible: Partial<Record<ScalarName, string>> = {
  INT64: "^\\s*[-+]?[0-9]",
  FLOAT64: "^\\s*[-+]?([0-9.]|[iInN])",
  NUMERIC: "^\\s*[-+]?[0-9.]",
  DATE: "^\\s*[0-9]",
  DATETIME: "^\\s*[0-9]",
  TIMESTAMP: "^\\s*[0-9]",
  TIME: "^\\s*[0-9]",
};

export function fromString(to: Type, sql: string, safe: boolean): string | undefined {
  if (to.kind === "BYTES") return `encode(${sql})`;
  const pattern = usual[to.kind as ScalarName] ?? exact[to.kind as ScalarName];
  if (pattern === undefined) return undefined;
  const type = declare(to);
  return bind(sql, (x) => {
    const asked = libraryCall("cast", [STRING], to, [x], safe);
    const begins = `regexp_matches(${x}, ${text(possible[to.kind as ScalarName]!)})`;
    const careful = safe || isSafe() ? `CASE WHEN ${begins} THEN ${asked} END` : asked;
    const matches = `regexp_full_match(${x}, ${text(pattern)})`;
    // A call to JavaScript costs a microsecond, also for NULL.
    const none = `WHEN ${x} IS NULL THEN NULL`;
    if (usual[to.kind as ScalarName]) return `CASE ${none} WHEN ${matches} THEN ${cast(x, type)} ELSE ${careful} END`;
    return `CASE ${none} ELSE coalesce(CASE WHEN ${matches} THEN TRY_CAST(${x} AS ${type}) END, ${careful}) END`;
  });
}
