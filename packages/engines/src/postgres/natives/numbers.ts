/** Mathematical functions. */
import { atLeast, kindOf, typeOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { byKind, each, only } from "../../core/natives/by-kind.ts";
import { cast } from "../../core/names.ts";
import { fromJsonb } from "../jsonb.ts";
import { native, own, typed } from "../library-calls.ts";
import { ours } from "../names.ts";
import { collated } from "../order-by.ts";

/** GREATEST and LEAST are NULL where an argument is. */
const extreme =
  (fn: "greatest" | "least"): Native =>
  (call) => {
    const { sql, type } = call;
    const { kind } = type;
    if (["ARRAY", "STRUCT", "RANGE", "JSON"].includes(kindOf(call, 0))) return undefined;
    const list = (kind === "STRING" ? sql.map(collated) : sql).join(", ");
    if (kind !== "FLOAT64" || fn === "greatest") return `CASE WHEN num_nulls(${list}) = 0 THEN ${fn}(${list}) END`;
    const finite = `num_nulls(${list}) = 0 AND greatest(${list}) <> 'NaN' THEN least(${list})`;
    return `CASE WHEN ${finite} WHEN num_nulls(${list}) = 0 THEN greatest(${list}) END`;
  };

/** A FLOAT64 by PostgreSQL's function, a decimal by its numeric one. */
const computed = (name: string): Native => only(["FLOAT64", "NUMERIC", "BIGNUMERIC"], native(name));

const onFloats =
  (name: string): Native =>
  ({ sql, type }) => {
    const floats = sql.map((item) => cast(item, "double precision"));
    const result = type.kind === "FLOAT64" ? "double precision" : "numeric";
    return typed(type, cast(`${name}(${floats.join(", ")})`, result));
  };

const rounded: Native = unary((x, { sql: [, places = "0::bigint", mode = "'ROUND_HALF_AWAY_FROM_ZERO'"], type }) =>
  typed(type, ours("round", x, places, mode)),
);

const truncated: Native = unary((x, { sql: [, places = "0::bigint"], type }) =>
  type.kind === "FLOAT64" ? ours("trunc", x, places) : `trunc(${x}, ${cast(places, "integer")})`,
);

const logarithm: Native = unary((x, { sql: [, base], type }) => {
  if (base === undefined) return typed(type, `ln(${x})`);
  return type.kind === "FLOAT64" ? ours("log", x, base) : typed(type, `log(${base}, ${x})`);
});

/** How many of the sorted bounds are not beyond the point. */
const rangeBucket: Native = (call) => {
  const [point, bounds] = atLeast(2, call);
  const type = typeOf(call, 0);
  const bound = type.kind === "STRING" ? collated(fromJsonb("_v", type)) : fromJsonb("_v", type);
  const passed = `SELECT count(*) FILTER (WHERE ${bound} <= ${point}) FROM jsonb_array_elements(${bounds}) AS _e(_v)`;
  return `CASE WHEN ${point} IS NOT NULL AND ${bounds} IS NOT NULL THEN (${passed}) END`;
};

const inverse = (fn: string, name: string): Native => unary((x) => ours("inverse", `${fn}(${x})`, `'${name}'`));

const vectors =
  (name: string): Native =>
  ({ sql }) =>
    ours("vectors", ...sql, `'${name.toUpperCase()}'`);

/** The STRING without its blanks and commas. */
/** Commas go; blanks around the sign go; a sign at the end comes to the front. */
const parsed = (reader: string): Native =>
  unary((x) => {
    const plain = `regexp_replace(replace(${x}, ',', ''), '^\\s*([+-]?)\\s*(\\S*)\\s*$', '\\1\\2')`;
    return ours(reader, `regexp_replace(${plain}, '^([^+-].*?)\\s*([+-])\\s*$', '\\2\\1')`);
  });

export const numbers: Natives = {
  greatest: extreme("greatest"),
  least: extreme("least"),
  round: rounded,
  trunc: truncated,
  mod: native("mod"),
  sign: unary((x, { type }) => (type.kind === "INT64" ? cast(`sign(${x})`, "bigint") : `sign(${x})`)),
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
  is_inf: unary((x) => `(abs(${x}) = 'Infinity')`),
  is_nan: unary((x) => `(${x} = 'NaN')`),
  pi: () => "pi()",
  pi_numeric: () => "3.141592654::numeric",
  pi_bignumeric: () => "3.14159265358979323846264338327950288420::numeric",
  rand: () => "random()",
  range_bucket: rangeBucket,
  ...each("cosine_distance euclidean_distance dot_product manhattan_distance", vectors),
  l1_norm: own("norm", "1"),
  l2_norm: own("norm", "2"),
  parse_numeric: parsed("to_numeric"),
  parse_bignumeric: parsed("to_bignumeric"),
};
