/** =, <, IN and their like. Texts compare by code points, and NaN, which PostgreSQL holds for equal to itself and greatest, with nothing. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { type Call, type Natives, unsupported } from "./context.ts";
import { ours } from "./names.ts";
import { sortable } from "./orderby.ts";
import { fromJsonb } from "./jsonb.ts";

const isNumber = (expr: Expr | undefined): boolean => expr?.kind === "literal" && !Number.isNaN(expr.value);

/** The pairs of a NaN's comparisons are functions, so that neither side is evaluated twice. */
function equal(type: Type, a: string, b: string, noNaN: boolean): string {
  if (type.kind === "STRUCT") return ours("struct_eq", a, b);
  if (type.kind === "ARRAY") return ours("array_eq", a, b);
  if (type.kind === "FLOAT64" && !noNaN) return ours("float_eq", a, b);
  return `(${a} = ${b})`;
}

const equals = ({ args, sql }: Call): string =>
  equal(args[0]!.type, sql[0]!, sql[1]!, isNumber(args[0]) || isNumber(args[1]));

const ordered =
  (operator: string, fn: string) =>
  ({ args, sql }: Call): string => {
    const [a, b] = sql as [string, string];
    switch (args[0]!.type.kind) {
      case "FLOAT64":
        // PostgreSQL is wrong only where NaN is on the greater side.
        return isNumber(operator.startsWith("<") ? args[1] : args[0]) ? `(${a} ${operator} ${b})` : ours(fn, a, b);
      case "STRUCT":
      case "ARRAY":
        throw unsupported(`${operator} between STRUCTs or ARRAYs`);
      default:
        return `(${sortable(args[0]!.type, a)} ${operator} ${sortable(args[0]!.type, b)})`;
    }
  };

const between = (call: Call): string => {
  const { args, sql } = call;
  const { type } = args[0]!;
  const [x, low, high] = sql.map((item) => sortable(type, item)) as [string, string, string];
  if (type.kind === "FLOAT64") return ours("float_between", x, low, high);
  return `(${x} BETWEEN ${low} AND ${high})`;
};

function among({ args, sql }: Call): string {
  const [x, ...items] = sql as [string, ...string[]];
  const { type } = args[0]!;
  const odd = type.kind === "STRUCT" || (type.kind === "FLOAT64" && !args.slice(1).every(isNumber));
  if (odd) return `(${items.map((item) => equal(type, x, item, false)).join(" OR ")})`;
  return `(${x} IN (${items.join(", ")}))`;
}

/** IN UNNEST(array): a NULL array is an empty one. */
function inArray(call: Call): string {
  const { args, sql, render } = call;
  const array = args[1]!;
  if (array.kind === "array" && array.items.length > 0) {
    const items = array.items.map((item) => render.expr(item));
    return among({ ...call, args: [args[0]!, ...array.items], sql: [sql[0]!, ...items] });
  }
  return `(${sql[0]} IN (SELECT ${fromJsonb("_v", args[0]!.type)} FROM jsonb_array_elements(${sql[1]}) AS _e(_v)))`;
}

const distinct =
  (operator: string) =>
  ({ sql }: Call): string =>
    `(${sql[0]} IS ${operator} ${sql[1]})`;

export const comparisons: Natives = {
  eq: equals,
  ne: (call) => `(NOT ${equals(call)})`,
  lt: ordered("<", "float_lt"),
  le: ordered("<=", "float_le"),
  gt: ordered(">", "float_gt"),
  ge: ordered(">=", "float_ge"),
  between,
  in: among,
  in_array: inArray,
  is_distinct_from: distinct("DISTINCT FROM"),
  is_not_distinct_from: distinct("NOT DISTINCT FROM"),
};
