/** Analytic functions. PostgreSQL has no IGNORE NULLS: aggregates of ours that pass over NULL stand for it. */
import type { Bound, OrderItem, WindowExpr } from "@sluice/googlesql/tree";
import { aggregate } from "./aggregates/index.ts";
import { type Render, shown, unsupported } from "./context.ts";
import { cast, ours } from "./names.ts";
import { collated, direction, orderKeys } from "./orderby.ts";

export function windowed(node: WindowExpr, render: Render): string {
  const window: Window = {
    partition: partitionOf(node, render),
    order: orderOf(node, render),
    frame: frameOf(node, render),
  };
  if (node.aggregate) return aggregate(node, render, over(window));
  const made = functions[node.fn];
  if (!made) throw unsupported(`The window function ${shown(node.fn)}`);
  return made({ node, args: node.args.map((arg) => render.expr(arg)), window });
}

interface Window {
  readonly partition: string;
  readonly order: string;
  readonly frame: string;
}

const over = ({ partition, order, frame }: Window): string =>
  ` OVER (${[partition, order, frame].filter(Boolean).join(" ")})`;

const partitionOf = (node: WindowExpr, render: Render): string =>
  node.partitionBy.length > 0 ? `PARTITION BY ${node.partitionBy.map((key) => render.expr(key)).join(", ")}` : "";

/** A frame that counts from the key's value allows one key only. */
function orderOf(node: WindowExpr, render: Render): string {
  if (node.windowOrderBy.length === 0) return "";
  const key = (item: OrderItem) => {
    const sql = render.expr(item.expr);
    return hasOffset(node) ? `${sql} ${direction(item)}` : orderKeys(item, sql);
  };
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
  readonly window: Window;
}

const plain =
  (fn: string) =>
  ({ args, window }: Windowed): string =>
    `${fn}(${args.map((arg, i) => (i === 1 || fn === "ntile" ? cast(arg, "integer") : arg)).join(", ")})${over(window)}`;

const ordinal =
  (fn: string) =>
  ({ window }: Windowed): string =>
    `${fn}()${over(window)}`;

const ends =
  (fn: string, passing: string) =>
  (call: Windowed): string =>
    call.node.nulls === "IGNORE" ? `googlesql.${passing}(${call.args[0]})${over(call.window)}` : plain(fn)(call);

/** The values that are there, in the frame's order. */
const there = (x: string, window: Window): string => `(array_agg(${x}) FILTER (WHERE ${x} IS NOT NULL)${over(window)})`;

const nth = (call: Windowed): string =>
  call.node.nulls === "IGNORE" ? `${there(call.args[0]!, call.window)}[${call.args[1]}]` : plain("nth_value")(call);

/** Rows before, or after, this one. */
const shift =
  (fn: "lag" | "lead") =>
  (call: Windowed): string => {
    if (call.node.nulls !== "IGNORE") return plain(fn)(call);
    const [x, n = "1", otherwise] = call.args as [string, string?, string?];
    const frame =
      fn === "lag"
        ? "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
        : "ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING";
    const all = there(x, { ...call.window, frame });
    const found = `${all}[${fn === "lag" ? `cardinality(${all}) - ${n} + 1` : n}]`;
    return otherwise === undefined ? found : `coalesce(${found}, ${otherwise})`;
  };

const isLast = ({ args, window }: Windowed): string =>
  `((count(*) OVER (${window.partition}) - row_number()${over(window)}) < ${args[0] ?? 1})`;

const continuous = ({ node, args, window }: Windowed): string => {
  if (node.nulls === "RESPECT") throw unsupported("PERCENTILE_CONT with RESPECT NULLS");
  const [x, p] = args.map((arg) => cast(arg, node.type.kind === "FLOAT64" ? "double precision" : "numeric"));
  const value = `googlesql.percentile_cont(${x}, ${p})${over({ ...window, order: "", frame: "" })}`;
  return node.type.kind === "NUMERIC" ? cast(value, "numeric(38,9)") : value;
};

const discrete = ({ node, args, window }: Windowed): string => {
  const x = node.type.kind === "STRING" ? collated(args[0]!) : args[0]!;
  const whole = { ...window, order: "", frame: "" };
  if (node.nulls === "RESPECT") throw unsupported("PERCENTILE_DISC with RESPECT NULLS");
  return ours("percentile_disc", `array_agg(${x}) FILTER (WHERE ${x} IS NOT NULL)${over(whole)}`, args[1]!);
};

const functions: Readonly<Record<string, (call: Windowed) => string>> = {
  row_number: ordinal("row_number"),
  rank: ordinal("rank"),
  dense_rank: ordinal("dense_rank"),
  percent_rank: ordinal("percent_rank"),
  cume_dist: ordinal("cume_dist"),
  ntile: (call) => cast(plain("ntile")(call), "bigint"),
  lag: shift("lag"),
  lead: shift("lead"),
  first_value: ends("first_value", "first_there"),
  last_value: ends("last_value", "last_there"),
  nth_value: nth,
  is_first: ({ args, window }) => `(row_number()${over(window)} <= ${args[0] ?? 1})`,
  is_last: isLast,
  percentile_cont: continuous,
  percentile_disc: discrete,
};

export const windowFunctions: readonly string[] = Object.keys(functions);
