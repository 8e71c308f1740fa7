/** Mathematical functions. What is usual goes by DuckDB's own; the rest (errors, infinities, NUMERIC) by JavaScript. */
import { type Call, type Natives, constantInt } from "../context.ts";
import { bind, bindAll } from "../bind.ts";
import { cast } from "../names.ts";
import { sortable } from "../orderby.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";
import { isNonZero } from "./arithmetic.ts";

const isFloat = ({ type }: Call): boolean => type.kind === "FLOAT64";

/** DuckDB's function where `usual` holds. */
const where =
  (fn: string, usual: (x: string, y: string) => string) =>
  (call: Call): string | undefined =>
    isFloat(call)
      ? bindAll(
          call.sql,
          (names) =>
            `CASE WHEN ${usual(names[0]!, names[1] ?? "")} THEN ${fn}(${names.join(", ")}) ELSE ${call.careful(names)} END`,
        )
      : undefined;

const finite = (x: string): string => `isfinite(${x})`;
const unit = (x: string): string => `abs(${x}) <= 1`;

/** The quotient of the least INT64 and -1 does not fit, but its remainder does. */
const divided =
  (operator: "//" | "%") =>
  (call: Call): string | undefined => {
    if (call.type.kind !== "INT64") return undefined;
    if (isNonZero(call.args[1]!)) return `(${call.sql[0]} ${operator} ${call.sql[1]})`;
    return bindAll(call.sql, ([a, b]) => {
      const zero = `WHEN ${b} = 0 AND ${a} IS NOT NULL THEN ${raise(`'division by zero: ' || ${a} || ' / 0'`, "BIGINT")}`;
      const minusOne = operator === "%" ? ` WHEN ${b} = -1 AND ${a} IS NOT NULL THEN 0` : "";
      return `CASE ${zero}${minusOne} ELSE ${a} ${operator} ${b} END`;
    });
  };

/** DuckDB gives another DECIMAL back. */
const sameType =
  (fn: string) =>
  ({ type, sql }: Call): string | undefined => {
    if (type.kind === "BIGNUMERIC" || sql.length > 1) return undefined;
    return type.kind === "NUMERIC" ? cast(`${fn}(${sql[0]})`, declare(type)) : `${fn}(${sql[0]})`;
  };

/** DuckDB rounds as we do while the scaled number is exact; JavaScript takes the rest. */
function round(call: Call): string | undefined {
  const digits = constantInt(call.args[1]);
  const [x] = call.sql as [string];
  if (call.sql.length === 1) return sameType("round")(call);
  if (call.sql.length > 2 || digits === undefined) return undefined;
  if (call.type.kind === "NUMERIC" && Math.abs(digits) <= 9) return cast(`round(${x}, ${digits})`, declare(call.type));
  if (!isFloat(call) || digits < 0 || digits > 6) return undefined;
  return bind(
    x,
    (v) => `CASE WHEN abs(${v}) < 1e9 THEN round(${v}, ${digits}) ELSE ${call.careful([v, call.sql[1]!])} END`,
  );
}

/** NULL where any is; NaN where any is. */
const extreme =
  (fn: "greatest" | "least") =>
  ({ type, sql }: Call): string =>
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

const attempted =
  (operator: string) =>
  ({ type, sql }: Call): string | undefined =>
    type.kind === "INT64" || (type.kind === "NUMERIC" && operator !== "*")
      ? bindAll(sql, ([a, b]) => `TRY(${a} ${operator} ${b})`)
      : undefined;

/** NULL where it overflows, too; infinities go on. */
const safeDivide = (call: Call): string | undefined =>
  isFloat(call)
    ? bindAll(call.sql, ([x, y]) => {
        const usual = `WHEN abs(${x}) < 1e150 AND abs(${y}) > 1e-150 THEN ${x} / ${y}`;
        return `CASE WHEN ${x} IS NULL OR ${y} IS NULL THEN NULL ${usual} WHEN isfinite(${x}) AND ${y} = 0 THEN NULL ELSE ${call.careful([x!, y!])} END`;
      })
    : undefined;

export const numbers: Natives = {
  abs: sameType("abs"),
  sign: (call) =>
    isFloat(call) || call.type.kind === "BIGNUMERIC" ? undefined : cast(`sign(${call.sql[0]})`, declare(call.type)),
  mod: divided("%"),
  int_div: divided("//"),
  ceil: sameType("ceil"),
  floor: sameType("floor"),
  trunc: sameType("trunc"),
  round,
  is_inf: ({ sql }) => `isinf(${sql[0]})`,
  is_nan: ({ sql }) => `isnan(${sql[0]})`,
  rand: () => "random()",
  sqrt: where("sqrt", (x) => `${x} >= 0`),
  ln: where("ln", (x) => `${x} > 0`),
  log10: where("log10", (x) => `${x} > 0`),
  pow: where("pow", (x, y) => `${x} > 0 AND abs(${y} * ln(greatest(${x}, 1e-300))) < 700`),
  exp: where("exp", (x) => `abs(${x}) < 700`),
  sin: where("sin", finite),
  cos: where("cos", finite),
  tan: where("tan", finite),
  asin: where("asin", unit),
  acos: where("acos", unit),
  atan: where("atan", finite),
  atan2: where("atan2", (y, x) => `isfinite(${y}) AND isfinite(${x})`),
  greatest: extreme("greatest"),
  least: extreme("least"),
  safe_add: attempted("+"),
  safe_subtract: attempted("-"),
  safe_multiply: attempted("*"),
  safe_divide: safeDivide,
  ieee_divide: ({ sql }) => `(${sql[0]} / ${sql[1]})`,
};
