/** Mathematical functions. What is usual goes by DuckDB's own; the rest (errors, infinities, NUMERIC) by JavaScript. */
import { argument, binary, constantInt, isNonZero, sqlOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind, bindAll } from "../bind.ts";
import { byLibrary } from "../library-calls.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";
import { sortable } from "../order-by.ts";

const isFloat = ({ type }: Call): boolean => type.kind === "FLOAT64";

/** DuckDB's function of one argument where `usual` holds. */
const where = (fn: string, usual: (x: string) => string): Native =>
  unary((value, call) =>
    isFloat(call)
      ? bind(value, (x) => `CASE WHEN ${usual(x)} THEN ${fn}(${x}) ELSE ${byLibrary(call, [x])} END`)
      : undefined,
  );

/** And of two. */
const whereBoth = (fn: string, usual: (x: string, y: string) => string): Native =>
  binary((a, b, call) =>
    isFloat(call)
      ? bindAll(
          [a, b],
          ([x, y]) => `CASE WHEN ${usual(x, y)} THEN ${fn}(${x}, ${y}) ELSE ${byLibrary(call, [x, y])} END`,
        )
      : undefined,
  );

const finite = (x: string): string => `isfinite(${x})`;
const unit = (x: string): string => `abs(${x}) <= 1`;

/** The quotient of the least INT64 and -1 does not fit, but its remainder does. */
const divided = (operator: "//" | "%"): Native =>
  binary((x, y, call) => {
    if (call.type.kind !== "INT64") return undefined;
    if (isNonZero(argument(call, 1))) return `(${x} ${operator} ${y})`;
    return bindAll([x, y], ([a, b]) => {
      const zero = `WHEN ${b} = 0 AND ${a} IS NOT NULL THEN ${raise(`'division by zero: ' || ${a} || ' / 0'`, "BIGINT")}`;
      const minusOne = operator === "%" ? ` WHEN ${b} = -1 AND ${a} IS NOT NULL THEN 0` : "";
      return `CASE ${zero}${minusOne} ELSE ${a} ${operator} ${b} END`;
    });
  });

/** DuckDB gives another DECIMAL back. */
const sameType = (fn: string): Native =>
  unary((x, { type, args }) => {
    if (type.kind === "BIGNUMERIC" || args.length > 1) return undefined;
    return type.kind === "NUMERIC" ? cast(`${fn}(${x})`, declare(type)) : `${fn}(${x})`;
  });

/** DuckDB rounds as we do while the scaled number is exact; JavaScript takes the rest. */
const round: Native = unary((x, call) => {
  const digits = constantInt(call.args[1]);
  if (call.args.length === 1) return sameType("round")(call);
  if (call.args.length > 2 || digits === undefined) return undefined;
  if (call.type.kind === "NUMERIC" && Math.abs(digits) <= 9) return cast(`round(${x}, ${digits})`, declare(call.type));
  if (!isFloat(call) || digits < 0 || digits > 6) return undefined;
  return bind(
    x,
    (v) => `CASE WHEN abs(${v}) < 1e9 THEN round(${v}, ${digits}) ELSE ${byLibrary(call, [v, sqlOf(call, 1)])} END`,
  );
});

/** NULL where any is; NaN where any is. */
const extreme =
  (fn: "greatest" | "least"): Native =>
  ({ type, sql }) =>
    bindAll(sql, (items) => {
      const there = items.map((item) => `${item} IS NOT NULL`).join(" AND ");
      if (type.kind === "RANGE") {
        const keys = items.map((item) => sortable(type, item)).join(", ");
        return `CASE WHEN ${there} THEN struct_extract(${fn}(${keys}), 2) END`;
      }
      const best = `${fn}(${items.join(", ")})`;
      if (type.kind !== "FLOAT64" || fn === "greatest") return `CASE WHEN ${there} THEN ${best} END`;
      const nan = items.map((item) => `isnan(${item})`).join(" OR ");
      return `CASE WHEN ${nan} THEN CASE WHEN ${there} THEN ${cast("'nan'", "DOUBLE")} END WHEN ${there} THEN ${best} END`;
    });

const orNull = (operator: string): Native =>
  binary((x, y, { type }) =>
    type.kind === "INT64" || (type.kind === "NUMERIC" && operator !== "*")
      ? bindAll([x, y], ([a, b]) => `TRY(${a} ${operator} ${b})`)
      : undefined,
  );

/** NULL where it overflows, too; infinities go on. */
const safeDivide: Native = binary((a, b, call) =>
  isFloat(call)
    ? bindAll([a, b], ([x, y]) => {
        const usual = `WHEN abs(${x}) < 1e150 AND abs(${y}) > 1e-150 THEN ${x} / ${y}`;
        return `CASE WHEN ${x} IS NULL OR ${y} IS NULL THEN NULL ${usual} WHEN isfinite(${x}) AND ${y} = 0 THEN NULL ELSE ${byLibrary(call, [x, y])} END`;
      })
    : undefined,
);

export const numbers: Natives = {
  abs: sameType("abs"),
  sign: unary((x, call) =>
    isFloat(call) || call.type.kind === "BIGNUMERIC" ? undefined : cast(`sign(${x})`, declare(call.type)),
  ),
  mod: divided("%"),
  int_div: divided("//"),
  ceil: sameType("ceil"),
  floor: sameType("floor"),
  trunc: sameType("trunc"),
  round,
  is_inf: unary((x) => `isinf(${x})`),
  is_nan: unary((x) => `isnan(${x})`),
  rand: () => "random()",
  sqrt: where("sqrt", (x) => `${x} >= 0`),
  ln: where("ln", (x) => `${x} > 0`),
  log10: where("log10", (x) => `${x} > 0`),
  pow: whereBoth("pow", (x, y) => `${x} > 0 AND abs(${y} * ln(greatest(${x}, 1e-300))) < 700`),
  exp: where("exp", (x) => `abs(${x}) < 700`),
  sin: where("sin", finite),
  cos: where("cos", finite),
  tan: where("tan", finite),
  asin: where("asin", unit),
  acos: where("acos", unit),
  atan: where("atan", finite),
  atan2: whereBoth("atan2", (y, x) => `isfinite(${y}) AND isfinite(${x})`),
  greatest: extreme("greatest"),
  least: extreme("least"),
  safe_add: orNull("+"),
  safe_subtract: orNull("-"),
  safe_multiply: orNull("*"),
  safe_divide: safeDivide,
  ieee_divide: binary((x, y) => `(${x} / ${y})`),
};
