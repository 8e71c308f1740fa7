/** Analytic functions. */
import type { Bound, OrderItem, WindowExpr } from "@sluice/googlesql/tree";
import { aggregate } from "./aggregates/index.ts";
import { bind } from "./bind.ts";
import { type Render, shown, unsupported } from "./context.ts";
import { cast } from "./names.ts";
import { orderKey, orderKeys } from "./orderby.ts";
import { declare } from "./types.ts";

export function windowed(node: WindowExpr, render: Render): string {
  const over = overClause(node, render);
  if (node.fn in percentiles) return percentiles[node.fn]!(node, render);
  if (node.aggregate) return aggregate(node, render, over);
  const made = functions[node.fn];
  if (!made) throw unsupported(`The window function ${shown(node.fn)}`);
  return made({ node, args: node.args.map((arg) => render.expr(arg)), over, partition: partitionOf(node, render) });
}

function overClause(node: WindowExpr, render: Render): string {
  const parts = [partitionOf(node, render), orderOf(node, render), frameOf(node, render)].filter(Boolean);
  return ` OVER (${parts.join(" ")})`;
}

const partitionOf = (node: WindowExpr, render: Render): string =>
  node.partitionBy.length > 0 ? `PARTITION BY ${node.partitionBy.map((key) => render.expr(key)).join(", ")}` : "";

/** A frame that counts from the key's value allows one key only. */
function orderOf(node: WindowExpr, render: Render): string {
  if (node.windowOrderBy.length === 0) return "";
  const key = (item: OrderItem) => (hasOffset(node) ? orderKey : orderKeys)(item, render.expr(item.expr));
  return `ORDER BY ${node.windowOrderBy.map(key).join(", ")}`;
}

const hasOffset = ({ frame }: WindowExpr): boolean =>
  frame?.unit === "RANGE" && (isOffset(frame.start) || isOffset(frame.end));

const isOffset = (bound: Bound): boolean => bound.kind === "preceding" || bound.kind === "following";

function frameOf({ frame }: WindowExpr, render: Render): string {
  return frame ? `${frame.unit} BETWEEN ${bound(frame.start, render)} AND ${bound(frame.end, render)}` : "";
}

function bound(node: Bound, render: Render): string {
  switch (node.kind) {
    case "unboundedPreceding":
      return "UNBOUNDED PRECEDING";
    case "unboundedFollowing":
      return "UNBOUNDED FOLLOWING";
    case "currentRow":
      return "CURRENT ROW";
    default:
      return `${render.expr(node.offset)} ${node.kind === "preceding" ? "PRECEDING" : "FOLLOWING"}`;
  }
}

interface Windowed {
  readonly node: WindowExpr;
  readonly args: readonly string[];
  readonly over: string;
  readonly partition: string;
}

const plain =
  (fn: string) =>
  ({ node, args, over }: Windowed): string =>
    `${fn}(${args.join(", ")}${node.nulls ? ` ${node.nulls} NULLS` : ""})${over}`;

const isLast = ({ args, over, partition }: Windowed): string =>
  `((count(*) OVER (${partition}) - row_number()${over}) < ${args[0] ?? 1})`;

const functions: Readonly<Record<string, (call: Windowed) => string>> = {
  row_number: plain("row_number"),
  rank: plain("rank"),
  dense_rank: plain("dense_rank"),
  percent_rank: plain("percent_rank"),
  cume_dist: plain("cume_dist"),
  ntile: plain("ntile"),
  lag: plain("lag"),
  lead: plain("lead"),
  first_value: plain("first_value"),
  last_value: plain("last_value"),
  nth_value: plain("nth_value"),
  is_first: ({ args, over }) => `(row_number()${over} <= ${args[0] ?? 1})`,
  is_last: isLast,
};

type Percentile = (node: WindowExpr, render: Render) => string;

const percentile =
  (native: string, fromList: (all: string, p: string) => string): Percentile =>
  (node, render) => {
    const [x, p] = node.args.map((arg) => render.expr(arg)) as [string, string];
    const over = ` OVER (${partitionOf(node, render)})`;
    const type = declare(node.type);
    if (node.nulls !== "RESPECT") return cast(`${native}(${x}, ${p})${over}`, type);
    return bind(`list(${x} ORDER BY ${x} ASC NULLS FIRST)${over}`, (all) => cast(fromList(all, p), type));
  };

/** Between the two nearest values; NULL stands aside for the other. */
function continuous(all: string, p: string): string {
  const at = `(${p} * (len(${all}) - 1))`;
  const [low, high] = [`${all}[CAST(floor(${at}) AS BIGINT) + 1]`, `${all}[CAST(ceil(${at}) AS BIGINT) + 1]`];
  return `CASE WHEN floor(${at}) = ceil(${at}) OR ${high} IS NULL THEN ${low} WHEN ${low} IS NULL THEN ${high} ELSE ${low} * (ceil(${at}) - ${at}) + ${high} * (${at} - floor(${at})) END`;
}

const discrete = (all: string, p: string): string => `${all}[greatest(1, CAST(ceil(${p} * len(${all})) AS BIGINT))]`;

const percentiles: Readonly<Record<string, Percentile>> = {
  percentile_cont: percentile("quantile_cont", continuous),
  percentile_disc: percentile("quantile_disc", discrete),
};

export const windowFunctions: readonly string[] = [...Object.keys(functions), ...Object.keys(percentiles)];
