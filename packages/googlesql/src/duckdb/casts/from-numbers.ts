/** CAST of FLOAT64 and NUMERIC. */
import { FLOAT64, type Type } from "../../types.ts";
import { bind } from "../bind.ts";
import { bridgeText } from "../bridged.ts";
import { cast } from "../names.ts";

/** Halves go away from zero, where DuckDB's own cast takes the even neighbour; near a half of the last place it may miss. */
export function fromFloat(to: Type, sql: string, safe: boolean): string | undefined {
  if (to.kind === "INT64") return `${safe ? "TRY_CAST" : "CAST"}(round(${sql}) AS BIGINT)`;
  if (to.kind === "STRING") return bind(sql, floatText);
  if (to.kind !== "NUMERIC") return undefined;
  return bind(sql, (x) => {
    const careful = bridgeText("cast", [FLOAT64], to, [x], safe);
    const numeric = cast(x, "DECIMAL(38,9)");
    const clear = `abs(${x}) < 1e6 AND abs(abs(${x} * 1e9) % 1 - 0.5) > 0.1`;
    return `CASE WHEN ${clear} OR (${x} = trunc(${x}) AND abs(${x}) < 1e15) THEN ${numeric} ELSE ${careful} END`;
  });
}

function floatText(x: string): string {
  const careful = bridgeText("cast", [FLOAT64], { kind: "STRING" }, [x]);
  return `CASE WHEN abs(${x}) < 1e15 AND ${x} = trunc(${x}) AND ${x} <> 0 THEN ${cast(cast(x, "BIGINT"), "VARCHAR")} WHEN abs(${x}) >= 1e-4 AND abs(${x}) < 1e15 THEN ${cast(x, "VARCHAR")} ELSE ${careful} END`;
}

/** By its text: a division of the scaled integer would round twice. */
export function fromNumeric(to: Type, sql: string): string | undefined {
  if (to.kind === "INT64") return cast(sql, "BIGINT");
  if (to.kind === "FLOAT64") return cast(cast(sql, "VARCHAR"), "DOUBLE");
  if (to.kind === "STRING") return `regexp_replace(${cast(sql, "VARCHAR")}, '\\.?0+$', '')`;
  return undefined;
}
