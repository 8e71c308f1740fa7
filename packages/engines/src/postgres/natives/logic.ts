/** AND, OR, NOT, IS …, LIKE, CASE's relatives, and what catches errors. */
import type { Expr } from "@sluice/googlesql/tree";
import { detached, orNull } from "../detached.ts";
import type { Call, Native, Natives } from "../context.ts";
import { cast, ours } from "../names.ts";
import { literal } from "../literals.ts";
import { plain } from "../types.ts";
import { comparisons } from "../compare.ts";
import { fromJsonb } from "../jsonb.ts";

/** PostgreSQL would take a pattern's last backslash for an error only when it gets there; so does GoogleSQL. */
const like = (x: string, pattern: string): string => `(${x} LIKE ${pattern})`;

const likes =
  (operator: "OR" | "AND"): Native =>
  ({ sql }) => {
    const [x, ...patterns] = sql as [string, ...string[]];
    return `(${patterns.map((pattern) => like(x, pattern)).join(` ${operator} `)})`;
  };

const likesArray =
  (word: "ANY" | "ALL"): Native =>
  ({ sql, args }) => {
    const patterns = `SELECT ${fromJsonb("_v", args[0]!.type)} FROM jsonb_array_elements(${sql[1]}) AS _e(_v)`;
    return `(${sql[0]} LIKE ${word} (ARRAY(${patterns})))`;
  };

const coalesce: Native = ({ sql }) => `coalesce(${sql.join(", ")})`;

const nullIf: Native = (call) => {
  const [x, y] = call.sql as [string, string];
  const { kind } = call.args[0]!.type;
  if (kind !== "FLOAT64" && kind !== "STRUCT") return `nullif(${x}, ${y})`;
  return `CASE WHEN ${comparisons["eq"]!(call)} THEN ${cast("NULL", plain(call.type))} ELSE ${x} END`;
};

const zero = ({ type }: Call): string => cast("0", plain(type));

/** The second is evaluated only where the first fails. */
const ifError: Native = ({ args, render, type }) => {
  const [first, second] = args.map((arg) => detached(arg, render)) as [Detached, Detached];
  return ours("otherwise", first.sql, first.args, second.sql, second.args, literal(null, type));
};
type Detached = ReturnType<typeof detached>;

const isError: Native = ({ args, render }) => {
  const { sql, args: values } = detached(args[0] as Expr, render);
  return ours("is_error", sql, values);
};

export const logic: Natives = {
  and: ({ sql }) => `(${sql.join(" AND ")})`,
  or: ({ sql }) => `(${sql.join(" OR ")})`,
  not: ({ sql }) => `(NOT ${sql[0]})`,
  is_null: ({ sql }) => `(${sql[0]} IS NULL)`,
  is_true: ({ sql }) => `(${sql[0]} IS TRUE)`,
  is_false: ({ sql }) => `(${sql[0]} IS FALSE)`,
  like: ({ sql }) => like(sql[0]!, sql[1]!),
  like_any: likes("OR"),
  like_all: likes("AND"),
  like_any_array: likesArray("ANY"),
  like_all_array: likesArray("ALL"),
  if: ({ sql }) => `CASE WHEN ${sql[0]} THEN ${sql[1]} ELSE ${sql[2]} END`,
  ifnull: coalesce,
  coalesce,
  nullif: nullIf,
  zeroifnull: (call) => `coalesce(${call.sql[0]}, ${zero(call)})`,
  nullifzero: (call) => `nullif(${call.sql[0]}, ${zero(call)})`,
  iferror: ifError,
  iserror: isError,
  nulliferror: ({ args, render }) => orNull(args[0] as Expr, render),
  error: ({ sql, type }) => ours("fail", sql[0]!, cast("NULL", plain(type))),
};
