/** Analytic functions. PostgreSQL has no IGNORE NULLS: aggregates of ours that pass over NULL stand for it. */
import { atLeast, sqlOf } from "../core/arguments.ts";
import { unsupported, type Window, type Windowed, type WindowFunctions } from "../core/context.ts";
import { cast } from "../core/names.ts";
import { over } from "../core/windows.ts";
import { ours } from "./names.ts";
import { collated } from "./order-by.ts";

const plain =
  (fn: string) =>
  ({ sql, window }: Windowed): string =>
    `${fn}(${sql.map((arg, i) => (i === 1 || fn === "ntile" ? cast(arg, "integer") : arg)).join(", ")})${over(window)}`;

const ends =
  (fn: string, passing: string) =>
  (call: Windowed): string =>
    call.node.nulls === "IGNORE" ? `googlesql.${passing}(${sqlOf(call, 0)})${over(call.window)}` : plain(fn)(call);

/** The values that are there, in the frame's order. */
const there = (x: string, window: Window): string => `(array_agg(${x}) FILTER (WHERE ${x} IS NOT NULL)${over(window)})`;

const nth = (call: Windowed): string =>
  call.node.nulls === "IGNORE" ? `${there(sqlOf(call, 0), call.window)}[${sqlOf(call, 1)}]` : plain("nth_value")(call);

/** Rows before, or after, this one. */
const shift =
  (fn: "lag" | "lead") =>
  (call: Windowed): string => {
    if (call.node.nulls !== "IGNORE") return plain(fn)(call);
    const [x, n = "1", otherwise] = atLeast(1, call);
    const frame =
      fn === "lag"
        ? "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
        : "ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING";
    const all = there(x, { ...call.window, frame });
    const found = `${all}[${fn === "lag" ? `cardinality(${all}) - ${n} + 1` : n}]`;
    return otherwise === undefined ? found : `coalesce(${found}, ${otherwise})`;
  };

const continuous = ({ node, sql, window }: Windowed): string => {
  if (node.nulls === "RESPECT") throw unsupported("PERCENTILE_CONT with RESPECT NULLS");
  const [x, p] = sql.map((arg) => cast(arg, node.type.kind === "FLOAT64" ? "double precision" : "numeric"));
  const value = `googlesql.percentile_cont(${x}, ${p})${over({ ...window, order: "", frame: "" })}`;
  return node.type.kind === "NUMERIC" ? cast(value, "numeric(38,9)") : value;
};

const discrete = (call: Windowed): string => {
  const { node, window } = call;
  const [value, p] = atLeast(2, call);
  const x = node.type.kind === "STRING" ? collated(value) : value;
  const whole = { ...window, order: "", frame: "" };
  if (node.nulls === "RESPECT") throw unsupported("PERCENTILE_DISC with RESPECT NULLS");
  return ours("percentile_disc", `array_agg(${x}) FILTER (WHERE ${x} IS NOT NULL)${over(whole)}`, p);
};

export const windows: WindowFunctions = {
  ntile: (call) => cast(plain("ntile")(call), "bigint"),
  lag: shift("lag"),
  lead: shift("lead"),
  first_value: ends("first_value", "first_there"),
  last_value: ends("last_value", "last_there"),
  nth_value: nth,
  percentile_cont: continuous,
  percentile_disc: discrete,
};
