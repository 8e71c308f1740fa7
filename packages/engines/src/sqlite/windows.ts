/** Window functions. */
import type { Bound, Expr, Frame, OrderItem, WindowExpr } from "@sluice/googlesql/tree";
import { aggregate } from "./aggregates/index.ts";
import { type Render, shown, unsupported } from "./context.ts";
import { orderKey } from "../core/order-by.ts";
import { orderKeys, sortable } from "./orderby.ts";

export const windowNames: readonly string[] = [
  "row_number",
  "rank",
  "dense_rank",
  "percent_rank",
  "cume_dist",
  "ntile",
  "lag",
  "lead",
  "first_value",
  "last_value",
  "nth_value",
  "is_first",
  "is_last",
];

export function window(node: WindowExpr, render: Render): string {
  const over = ` OVER (${clause(node, node.windowOrderBy, node.frame, render)})`;
  if (node.aggregate || node.fn.startsWith("percentile_")) return aggregate(node, render, over);
  if (node.fn === "is_first" || node.fn === "is_last") return edge(node, render);
  if (!windowNames.includes(node.fn)) throw unsupported(`The window function ${shown(node.fn)}`);
  if (node.nulls === "IGNORE") return skippingNulls(node, over, render);
  return `${node.fn}(${node.args.map((arg) => render.expr(arg)).join(", ")})${over}`;
}

function clause(node: WindowExpr, order: readonly OrderItem[], frame: Frame | undefined, render: Render): string {
  const offset = frame?.unit === "RANGE" && hasOffset(frame);
  if (offset && order.some(({ expr }) => isDecimal(expr))) throw unsupported("RANGE with an offset over NUMERIC");
  const key = offset ? orderKey : orderKeys;
  const parts = node.partitionBy.map((expr) => partition(expr, render));
  const keys = order.map((item) => key(item, render.expr(item.expr)));
  return [
    parts.length > 0 ? `PARTITION BY ${parts.join(", ")}` : "",
    keys.length > 0 ? `ORDER BY ${keys.join(", ")}` : "",
    frame === undefined ? "" : `${frame.unit} BETWEEN ${bound(frame.start, render)} AND ${bound(frame.end, render)}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** Values that are equal with several encodings go by their key. */
const partition = (expr: Expr, render: Render): string =>
  expr.type.kind === "INTERVAL" ? sortable(render.expr(expr), expr.type) : render.expr(expr);

/** Decimals are texts: they sort by a key, and no offset can be added to that. */
const isDecimal = ({ type }: Expr): boolean => type.kind === "NUMERIC" || type.kind === "BIGNUMERIC";

const hasOffset = ({ start, end }: Frame): boolean => "offset" in start || "offset" in end;

const WORDS = {
  unboundedPreceding: "UNBOUNDED PRECEDING",
  unboundedFollowing: "UNBOUNDED FOLLOWING",
  currentRow: "CURRENT ROW",
} as const;

function bound(node: Bound, render: Render): string {
  if (node.kind === "preceding" || node.kind === "following")
    return `${render.expr(node.offset)} ${node.kind.toUpperCase()}`;
  return WORDS[node.kind];
}

/** Whether the row is among the first, or from the other end the last, so many. */
function edge(node: WindowExpr, render: Render): string {
  const last = node.fn === "is_last";
  const order = last
    ? node.windowOrderBy.map((item) => ({ ...item, descending: !item.descending, nullsFirst: !item.nullsFirst }))
    : node.windowOrderBy;
  return `(row_number() OVER (${clause(node, order, undefined, render)}) <= ${render.expr(node.args[0]!)})`;
}

const BEFORE: Frame = {
  unit: "ROWS",
  start: { kind: "unboundedPreceding" },
  end: { kind: "preceding", offset: { kind: "literal", value: 1n, type: { kind: "INT64" } } },
};
const AFTER: Frame = {
  unit: "ROWS",
  start: { kind: "following", offset: { kind: "literal", value: 1n, type: { kind: "INT64" } } },
  end: { kind: "unboundedFollowing" },
};

/** IGNORE NULLS: an aggregate of ours over the frame. */
function skippingNulls(node: WindowExpr, over: string, render: Render): string {
  const args = node.args.map((arg) => render.expr(arg));
  if (node.fn !== "lag" && node.fn !== "lead") return `"gs_over_${node.fn}"(${args.join(", ")})${over}`;
  const frame = node.fn === "lag" ? BEFORE : AFTER;
  const shifted = `"gs_over_${node.fn}"(${args[0]}, ${args[1] ?? "1"}) OVER (${clause(node, node.windowOrderBy, frame, render)})`;
  return args[2] === undefined ? shifted : `COALESCE(${shifted}, ${args[2]})`;
}
