/** Analytic functions: the clause that all share, and the functions that an engine does not spell otherwise. */
import type { Bound, Frame, WindowExpr } from "@sluice/googlesql/tree";
import { aggregate } from "./aggregates.ts";
import { type Render, shown, unsupported, type Window, type Windowed, type WindowFunctions } from "./context.ts";
import { orderKey } from "./order-by.ts";

export function window(node: WindowExpr, render: Render): string {
  const { windows } = render.syntax;
  const clause = windowOf(node, render);
  const made = windows[node.fn];
  const { fn, args } = node;
  if (made) return made({ fn, args, sql: args.map((arg) => render.expr(arg)), node, window: clause, render });
  if (node.aggregate) return aggregate(node, render, over(clause));
  throw unsupported(`The window function ${shown(node.fn)}`);
}

export const over = ({ partition, order, frame }: Window): string =>
  ` OVER (${[partition, order, frame].filter(Boolean).join(" ")})`;

const windowOf = (node: WindowExpr, render: Render): Window => ({
  partition: partitionOf(node, render),
  order: orderOf(node, render),
  frame: node.frame ? frameOf(node.frame, render) : "",
});

function partitionOf({ partitionBy }: WindowExpr, render: Render): string {
  const keys = partitionBy.map((key) => render.syntax.groupKey(key, render.expr(key)));
  return keys.length > 0 ? `PARTITION BY ${keys.join(", ")}` : "";
}

/** A frame that counts from the key's value allows one key only. */
export function orderOf({ windowOrderBy, frame }: Pick<WindowExpr, "windowOrderBy" | "frame">, render: Render): string {
  if (windowOrderBy.length === 0) return "";
  const keys = frame && countsFromValue(frame) ? orderKey : render.syntax.orderKeys;
  return `ORDER BY ${windowOrderBy.map((item) => keys(item, render.expr(item.expr))).join(", ")}`;
}

export const countsFromValue = ({ unit, start, end }: Frame): boolean =>
  unit === "RANGE" && ("offset" in start || "offset" in end);

export const frameOf = ({ unit, start, end }: Frame, render: Render): string =>
  `${unit} BETWEEN ${bound(start, render)} AND ${bound(end, render)}`;

const words = {
  unboundedPreceding: "UNBOUNDED PRECEDING",
  unboundedFollowing: "UNBOUNDED FOLLOWING",
  currentRow: "CURRENT ROW",
} as const;

const bound = (node: Bound, render: Render): string =>
  "offset" in node ? `${render.expr(node.offset)} ${node.kind.toUpperCase()}` : words[node.kind];

/** `fn(args) OVER (…)`, with IGNORE or RESPECT NULLS. */
export const plain =
  (fn: string) =>
  ({ node, sql, window }: Windowed): string =>
    `${fn}(${sql.join(", ")}${node.nulls ? ` ${node.nulls} NULLS` : ""})${over(window)}`;

const isLast = ({ sql, window }: Windowed): string =>
  `((count(*) OVER (${window.partition}) - row_number()${over(window)}) < ${sql[0] ?? 1})`;

const names = ["row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile"];
const values = ["lag", "lead", "first_value", "last_value", "nth_value"];

export const windows: WindowFunctions = {
  ...Object.fromEntries([...names, ...values].map((fn) => [fn, plain(fn)])),
  is_first: ({ sql, window }) => `(row_number()${over(window)} <= ${sql[0] ?? 1})`,
  is_last: isLast,
};
