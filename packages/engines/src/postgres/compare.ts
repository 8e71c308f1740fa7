/** =, <, IN and their like. Texts compare by code points, and NaN, which PostgreSQL holds for equal to itself and greatest, with nothing. */
import { argument, binary, kindOf, sqlOf, typeOf } from "../core/arguments.ts";
import { type Call, type Native, type Natives, unsupported } from "../core/context.ts";
import { type Equal, equality, equals, isNumber } from "../core/natives/equality.ts";
import { fromJsonb } from "./jsonb.ts";
import { ours } from "./names.ts";
import { sortable } from "./order-by.ts";

/** The pairs of a NaN's comparisons are functions, so that neither side is evaluated twice. */
const equal: Equal = (type, a, b, noNaN) => {
  if (type.kind === "STRUCT") return ours("struct_eq", a, b);
  if (type.kind === "ARRAY") return ours("array_eq", a, b);
  if (type.kind === "FLOAT64" && !noNaN) return ours("float_eq", a, b);
  return `(${a} = ${b})`;
};

export const isEqual = (call: Call): string => equals(equal, call);

/** PostgreSQL is wrong only where NaN is on the greater side, which is the argument at `greater`. */
const ordered = (operator: string, fn: string, greater: 0 | 1): Native =>
  binary((a, b, call) => {
    switch (kindOf(call, 0)) {
      case "FLOAT64":
        return isNumber(argument(call, greater)) ? `(${a} ${operator} ${b})` : ours(fn, a, b);
      case "STRUCT":
      case "ARRAY":
        throw unsupported(`${operator} between STRUCTs or ARRAYs`);
      default:
        return `(${sortable(typeOf(call, 0), a)} ${operator} ${sortable(typeOf(call, 0), b)})`;
    }
  });

const between: Native = (call) => {
  const type = typeOf(call, 0);
  const key = (at: number) => sortable(type, sqlOf(call, at));
  const [x, low, high] = [key(0), key(1), key(2)];
  return type.kind === "FLOAT64" ? ours("float_between", x, low, high) : `(${x} BETWEEN ${low} AND ${high})`;
};

/** A NULL array is an empty one. */
const inArray: Native = binary(
  (x, array, call) =>
    `(${x} IN (SELECT ${fromJsonb("_v", typeOf(call, 0))} FROM jsonb_array_elements(${array}) AS _e(_v)))`,
);

export const comparisons: Natives = {
  ...equality({ equal, bind: (sql, body) => body(sql), inArray }),
  lt: ordered("<", "float_lt", 1),
  le: ordered("<=", "float_le", 1),
  gt: ordered(">", "float_gt", 0),
  ge: ordered(">=", "float_ge", 0),
  between,
};
