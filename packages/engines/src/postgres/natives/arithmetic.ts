/** + - * / and the bit operators. PostgreSQL raises on overflow and on a division by zero itself. */
import { argument, atLeast, binary, isNonZero, kindsOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { byKind, only } from "../../core/natives/by-kind.ts";
import { cast } from "../../core/names.ts";
import { orNull } from "../detached.ts";
import { own, typed } from "../library-calls.ts";
import { ours } from "../names.ts";

const minus = (sql: string): string => `(- ${sql})`;

/** Sums of numbers, dates and intervals. */
function moved(call: Call, sign: "+" | "-"): string | undefined {
  const [a, b] = atLeast(2, call);
  const by = sign === "-" ? minus(b) : b;
  switch (kindsOf(call)) {
    case "DATE INT64":
      return ours("date_add", a, by, "'DAY'");
    case "INT64 DATE":
      return ours("date_add", b, a, "'DAY'");
    case "DATE INTERVAL":
    case "DATETIME INTERVAL":
      return ours("datetime_add", cast(a, "timestamp"), by);
    case "TIMESTAMP INTERVAL":
      return ours("timestamp_add", a, by);
    case "INTERVAL DATE":
    case "INTERVAL DATETIME":
      return ours("datetime_add", cast(b, "timestamp"), a);
    case "INTERVAL TIMESTAMP":
      return ours("timestamp_add", b, a);
    default:
      return typed(call.type, `(${a} ${sign} ${b})`);
  }
}

const subtract: Native = binary((a, b, call) => {
  switch (kindsOf(call)) {
    case "DATE DATE":
      return `make_interval(days => ${a} - ${b})`;
    case "DATETIME DATETIME":
      return ours("days_between", a, b);
    case "TIMESTAMP TIMESTAMP":
      return ours("moments_between", `timezone('UTC', ${a})`, `timezone('UTC', ${b})`);
    default:
      return moved(call, "-");
  }
});

const multiply: Native = binary((a, b, call) => {
  if (kindsOf(call) === "INTERVAL INT64") return ours("interval_times", a, b);
  if (kindsOf(call) === "INT64 INTERVAL") return ours("interval_times", b, a);
  return typed(call.type, `(${a} * ${b})`);
});

const divide: Native = binary((a, b, call) => {
  const { kind } = call.type;
  if (kind === "INTERVAL") return ours("interval_div", a, b);
  if (kind === "NUMERIC" || kind === "BIGNUMERIC") return typed(call.type, ours("decimal_divide", a, b));
  return isNonZero(argument(call, 1)) ? `(${a} / ${b})` : ours("float_divide", a, b);
});

/** NULL where the plain one fails. */
const safely =
  (fn: string): Native =>
  ({ args, type, render }) =>
    orNull({ kind: "call", fn, args, type, safe: false }, render);

const safeDivide: Native = binary((a, b, call) => {
  const careful = safely("div")(call);
  if (call.type.kind !== "FLOAT64") return careful;
  return `CASE WHEN ${b} = 0 THEN NULL WHEN abs(${b}) > 1e-100 AND abs(${a}) < 1e200 THEN ${a} / ${b} ELSE ${careful} END`;
});

const bits = (operator: string): Native =>
  byKind({
    INT64: binary((a, b) => `(${a} ${operator} ${b})`),
    BYTES: ({ sql }) => ours("bytes_op", ...sql, `'${operator}'`),
  });

export const arithmetic: Natives = {
  add: (call) => moved(call, "+"),
  sub: subtract,
  mul: multiply,
  div: divide,
  int_div: binary((a, b, { type }) => (type.kind === "INT64" ? `(${a} / ${b})` : `div(${a}, ${b})`)),
  neg: unary(minus),
  plus: unary((x) => x),
  bit_and: bits("&"),
  bit_or: bits("|"),
  bit_xor: bits("#"),
  bit_not: byKind({ INT64: unary((x) => `(~ ${x})`), BYTES: own("bytes_not") }),
  shift_left: only(["INT64"], own()),
  shift_right: only(["INT64"], own()),
  safe_divide: safeDivide,
  safe_add: safely("add"),
  safe_subtract: safely("sub"),
  safe_multiply: safely("mul"),
  safe_negate: safely("neg"),
  ieee_divide: own(),
};
