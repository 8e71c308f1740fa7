/** Window functions that are other SQL in SQLite: it has no IGNORE NULLS, for which aggregates of ours stand. */
import type { Expr, Frame, WindowExpr } from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import { aggregate } from "../core/aggregates.ts";
import { type Render, unsupported, type Windowed, type WindowFunctions } from "../core/context.ts";
import * as core from "../core/windows.ts";
import { isDecimal } from "./types.ts";

const { countsFromValue, frameOf, orderOf, over } = core;

/** Decimals are texts: they sort by a key, and no offset can be added to that. */
export function window(node: WindowExpr, render: Render): string {
  const isOffset = node.frame !== undefined && countsFromValue(node.frame);
  if (isOffset && node.windowOrderBy.some(({ expr }) => isDecimal(expr.type)))
    throw unsupported("RANGE with an offset over NUMERIC");
  return core.window(node, render);
}

const own = (fn: string): string => `"gs_over_${fn}"`;

const value =
  (fn: string) =>
  ({ node, sql, window }: Windowed): string =>
    `${node.nulls === "IGNORE" ? own(fn) : fn}(${sql.join(", ")})${over(window)}`;

const ONE: Expr = { kind: "literal", value: 1n, type: INT64 };
const BEFORE: Frame = { unit: "ROWS", start: { kind: "unboundedPreceding" }, end: { kind: "preceding", offset: ONE } };
const AFTER: Frame = { unit: "ROWS", start: { kind: "following", offset: ONE }, end: { kind: "unboundedFollowing" } };

const shift =
  (fn: string, frame: Frame) =>
  (call: Windowed): string => {
    const { node, sql, window, render } = call;
    if (node.nulls !== "IGNORE") return value(fn)(call);
    const [x, n = "1", otherwise] = sql;
    const shifted = `${own(fn)}(${x}, ${n})${over({ ...window, frame: frameOf(frame, render) })}`;
    return otherwise === undefined ? shifted : `COALESCE(${shifted}, ${otherwise})`;
  };

/** The first, from the other end. */
function isLast({ node, sql, window, render }: Windowed): string {
  const windowOrderBy = node.windowOrderBy.map((item) => ({
    ...item,
    descending: !item.descending,
    nullsFirst: !item.nullsFirst,
  }));
  return `(row_number()${over({ ...window, order: orderOf({ windowOrderBy }, render) })} <= ${sql[0] ?? 1})`;
}

const percentile = ({ node, window, render }: Windowed): string => aggregate(node, render, over(window));

export const windows: WindowFunctions = {
  first_value: value("first_value"),
  last_value: value("last_value"),
  nth_value: value("nth_value"),
  lag: shift("lag", BEFORE),
  lead: shift("lead", AFTER),
  is_last: isLast,
  percentile_cont: percentile,
  percentile_disc: percentile,
};
