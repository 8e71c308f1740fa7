/** CAST of FLOAT64 and NUMERIC. */
import { FLOAT64, STRING } from "@sluice/googlesql/types";
import type { Conversion } from "../../core/casts.ts";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";

/** Halves go away from zero, where DuckDB's own cast takes the even neighbour; near a half of the last place it may miss. */
export const fromFloat: Conversion = (sql, { to, safe }) => {
  if (to.kind === "INT64") return `${safe ? "TRY_CAST" : "CAST"}(round(${sql}) AS BIGINT)`;
  if (to.kind === "STRING") return bind(sql, floatText);
  return bind(sql, (x) => {
    const careful = libraryCall("cast", [FLOAT64], to, [x], safe);
    const clear = `WHEN abs(${x}) < 1e6 AND abs(abs(${x} * 1e9) % 1 - 0.5) > 0.1 THEN ${cast(x, "DECIMAL(38,9)")}`;
    const whole = `WHEN abs(${x}) < 1e15 AND ${x} = trunc(${x}) THEN ${cast(cast(x, "BIGINT"), "DECIMAL(38,9)")}`;
    return `CASE ${clear} ${whole} ELSE ${careful} END`;
  });
};

/** 15 digits where they say it all, else 17. */
function floatText(x: string): string {
  const whole = `WHEN abs(${x}) < 1e15 AND ${x} = trunc(${x}) AND ${x} <> 0 THEN ${cast(cast(x, "BIGINT"), "VARCHAR")}`;
  const short = `WHEN CAST(printf('%.15g', ${x}) AS DOUBLE) = ${x} THEN printf('%.15g', ${x})`;
  const usual = `WHEN isfinite(${x}) AND ${x} <> 0 THEN CASE ${short} ELSE printf('%.17g', ${x}) END`;
  return `CASE ${whole} ${usual} ELSE ${libraryCall("cast", [FLOAT64], STRING, [x])} END`;
}

/** By its text: a division of the scaled integer would round twice. */
export const fromNumeric: Conversion = (sql, { to, safe }) => {
  if (to.kind === "INT64") return `${safe ? "TRY_CAST" : "CAST"}(${sql} AS BIGINT)`;
  if (to.kind === "FLOAT64") return cast(cast(sql, "VARCHAR"), "DOUBLE");
  // A HUGEINT, and a DECIMAL without a scale, have no point to stop at.
  return `regexp_replace(${cast(cast(sql, "DECIMAL(38,9)"), "VARCHAR")}, '\\.?0+$', '')`;
};
