/** Arithmetic and mathematics. PostgreSQL raises on overflow and on a division by zero itself. */
import type { Expr } from "@sluice/googlesql/tree";
import { orNull } from "../detached.ts";
import type { Call, Native, Natives } from "../context.ts";
import { cast, ours } from "../names.ts";
import { collated } from "../orderby.ts";
import { fromJsonb } from "../jsonb.ts";
import { byKind, each, filled, native, only, own, typed } from "../library-calls.ts";

const kinds = ({ args }: Call): string => args.map((arg) => arg.type.kind).join(" ");
const isDecimal = ({ type }: Call): boolean => type.kind === "NUMERIC" || type.kind === "BIGNUMERIC";
const minus = (sql: string): string => `(- ${sql})`;

/** Sums of texts, dates and intervals. */
function moved(call: Call, sign: "+" | "-"): string | undefined {
  const [a, b] = call.sql as [string, string];
  const by = sign === "-" ? minus(b) : b;
  switch (kinds(call)) {
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

const subtract: Native = (call) => {
  const [a, b] = call.sql as [string, string];
  switch (kinds(call)) {
    case "DATE DATE":
      return `make_interval(days => ${a} - ${b})`;
    case "DATETIME DATETIME":
      return ours("days_between", a, b);
    case "TIMESTAMP TIMESTAMP":
      return ours("moments_between", `timezone('UTC', ${a})`, `timezone('UTC', ${b})`);
    default:
      return moved(call, "-");
  }
};

const multiply: Native = (call) => {
  const [a, b] = call.sql as [string, string];
  if (kinds(call) === "INTERVAL INT64") return ours("interval_times", a, b);
  if (kinds(call) === "INT64 INTERVAL") return ours("interval_times", b, a);
  return typed(call.type, `(${a} * ${b})`);
};

const isNonZero = (expr: Expr): boolean =>
  expr.kind === "literal" &&
  (typeof expr.value === "bigint" || typeof expr.value === "number") &&
  Number(expr.value) !== 0;

const divide: Native = (call) => {
  const [a, b] = call.sql as [string, string];
  if (call.type.kind === "INTERVAL") return ours("interval_div", a, b);
  if (isDecimal(call)) return typed(call.type, ours("decimal_divide", a, b));
  return isNonZero(call.args[1]!) ? `(${a} / ${b})` : ours("float_divide", a, b);
};

/** NULL where the plain one fails. */
const safely =
  (fn: string): Native =>
  ({ args, type, render }) =>
    orNull({ kind: "call", fn, args, type, safe: false }, render);

const safeDivide: Native = (call) => {
  const [a, b] = call.sql as [string, string];
  const careful = safely("div")(call);
  if (call.type.kind !== "FLOAT64") return careful;
  return `CASE WHEN ${b} = 0 THEN NULL WHEN abs(${b}) > 1e-100 AND abs(${a}) < 1e200 THEN ${a} / ${b} ELSE ${careful} END`;
};

const bits = (operator: string): Native =>
  byKind({
    INT64: ({ sql }) => `(${sql[0]} ${operator} ${sql[1]})`,
    BYTES: ({ sql }) => ours("bytes_op", ...sql, `'${operator}'`),
  });

/** GREATEST and LEAST are NULL where an argument is. */
const extreme =
  (fn: "greatest" | "least"): Native =>
  ({ args, sql, type }) => {
    const { kind } = type;
    if (["ARRAY", "STRUCT", "RANGE", "JSON"].includes(args[0]!.type.kind)) return undefined;
    const list = (kind === "STRING" ? sql.map(collated) : sql).join(", ");
    const nan =
      kind === "FLOAT64" && fn === "least"
        ? ` AND greatest(${list}) <> 'NaN' THEN least(${list}) WHEN num_nulls(${list}) = 0`
        : "";
    return `CASE WHEN num_nulls(${list}) = 0${nan} THEN ${nan ? `greatest(${list})` : `${fn}(${list})`} END`;
  };

/** A FLOAT64 by PostgreSQL's function, a decimal by its numeric one. */
const computed = (name: string): Native => only(["FLOAT64", "NUMERIC", "BIGNUMERIC"], native(name));

const onFloats =
  (name: string): Native =>
  ({ sql, type }) =>
    typed(
      type,
      cast(
        `${name}(${sql.map((item) => cast(item, "double precision")).join(", ")})`,
        type.kind === "FLOAT64" ? "double precision" : "numeric",
      ),
    );

const rounded: Native = ({ sql, type }) =>
  typed(type, ours("round", sql[0]!, sql[1] ?? "0::bigint", sql[2] ?? "'ROUND_HALF_AWAY_FROM_ZERO'"));

const truncated: Native = (call) => {
  const [x, places = "0::bigint"] = call.sql as [string, string?];
  return call.type.kind === "FLOAT64" ? ours("trunc", x, places) : `trunc(${x}, ${cast(places, "integer")})`;
};

const logarithm: Native = (call) => {
  const [x, base] = call.sql as [string, string?];
  if (base === undefined) return typed(call.type, `ln(${x})`);
  return call.type.kind === "FLOAT64" ? ours("log", x, base) : typed(call.type, `log(${base}, ${x})`);
};

/** How many of the sorted bounds are not beyond the point. */
const rangeBucket: Native = ({ args, sql }) => {
  const { type } = args[0]!;
  const compared = type.kind === "STRING" ? collated(fromJsonb("_v", type)) : fromJsonb("_v", type);
  return `CASE WHEN ${sql[0]} IS NOT NULL AND ${sql[1]} IS NOT NULL THEN (SELECT count(*) FILTER (WHERE ${compared} <= ${sql[0]}) FROM jsonb_array_elements(${sql[1]}) AS _e(_v)) END`;
};

const inverse =
  (fn: string, name: string): Native =>
  ({ sql }) =>
    ours("inverse", `${fn}(${sql[0]})`, `'${name}'`);

const vectors =
  (name: string): Native =>
  ({ sql }) =>
    ours("vectors", ...sql, `'${name.toUpperCase()}'`);

const bitCount: Native = byKind({
  INT64: ({ sql }) => `bit_count(${sql[0]}::bit(64))`,
  BYTES: ({ sql }) => `bit_count(${sql[0]})`,
});

export const numbers: Natives = {
  add: (call) => moved(call, "+"),
  sub: subtract,
  mul: multiply,
  div: divide,
  int_div: ({ sql, type }) => (type.kind === "INT64" ? `(${sql[0]} / ${sql[1]})` : `div(${sql[0]}, ${sql[1]})`),
  neg: ({ sql }) => minus(sql[0]!),
  plus: ({ sql }) => sql[0],
  bit_and: bits("&"),
  bit_or: bits("|"),
  bit_xor: bits("#"),
  bit_not: byKind({ INT64: ({ sql }) => `(~ ${sql[0]})`, BYTES: own("bytes_not") }),
  shift_left: only(["INT64"], own()),
  shift_right: only(["INT64"], own()),
  safe_divide: safeDivide,
  safe_add: safely("add"),
  safe_subtract: safely("sub"),
  safe_multiply: safely("mul"),
  safe_negate: safely("neg"),
  ieee_divide: own(),
  greatest: extreme("greatest"),
  least: extreme("least"),
  round: rounded,
  trunc: truncated,
  mod: native("mod"),
  sign: ({ sql, type }) => (type.kind === "INT64" ? cast(`sign(${sql[0]})`, "bigint") : `sign(${sql[0]})`),
  ...each("abs ceil floor", native),
  ...each("sqrt ln", computed),
  exp: byKind({ FLOAT64: own("exp") }, native("exp")),
  pow: byKind({ FLOAT64: own("pow") }, native("power")),
  log: logarithm,
  log10: native("log"),
  ...each("cbrt radians degrees", onFloats),
  ...each("sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh", native),
  sec: inverse("cos", "SEC"),
  csc: inverse("sin", "CSC"),
  cot: inverse("tan", "COT"),
  sech: inverse("cosh", "SECH"),
  csch: inverse("sinh", "CSCH"),
  coth: inverse("tanh", "COTH"),
  is_inf: ({ sql }) => `(abs(${sql[0]}) = 'Infinity')`,
  is_nan: ({ sql }) => `(${sql[0]} = 'NaN')`,
  pi: () => "pi()",
  pi_numeric: () => "3.141592654::numeric",
  pi_bignumeric: () => "3.14159265358979323846264338327950288420::numeric",
  rand: () => "random()",
  range_bucket: rangeBucket,
  bit_count: bitCount,
  ...each("cosine_distance euclidean_distance dot_product manhattan_distance", vectors),
  l1_norm: own("norm", "1"),
  l2_norm: own("norm", "2"),
  bit_cast_to_int64: ({ sql }) => sql[0],
  session_user: () => "session_user::text",
  parse_numeric: ({ sql }) => ours("to_numeric", `regexp_replace(${sql[0]}, '[\\s,]+', '', 'g')`),
  parse_bignumeric: ({ sql }) => ours("to_bignumeric", `regexp_replace(${sql[0]}, '[\\s,]+', '', 'g')`),
  generate_uuid: () => "gen_random_uuid()::text",
  generate_array: byKind(
    { INT64: filled("generate_array", "", "", "1::bigint"), FLOAT64: filled("generate_array", "", "", "1::float8") },
    filled("generate_array", "", "", "1::numeric"),
  ),
};
