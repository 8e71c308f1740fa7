/** Functions in SQLite's own SQL. Undefined: not for these arguments, the library takes them. */
import type { Expr } from "@sluice/googlesql/tree";
import { arithmetic, between, compare, inArray, inList, isDistinct } from "../compare.ts";
import { type CallExpr, fromElement, type Render, unsupported } from "../context.ts";
import { guards } from "../detached.ts";
import { ours } from "../names.ts";
import { isNative } from "../types.ts";

export type Native = (expr: CallExpr, render: Render) => string | undefined;

const joined =
  (operator: string): Native =>
  ({ args }, render) =>
    balanced(
      args.map((arg) => render.expr(arg)),
      operator,
    );

/** SQLite takes trees of 1000 levels at most; a long chain is one level a link. */
function balanced(terms: readonly string[], operator: string): string {
  if (terms.length <= 50) return `(${terms.join(` ${operator} `)})`;
  const half = terms.length >> 1;
  return `(${balanced(terms.slice(0, half), operator)} ${operator} ${balanced(terms.slice(half), operator)})`;
}

const postfix =
  (words: string): Native =>
  ({ args }, render) =>
    `(${render.expr(args[0]!)} ${words})`;

const choose: Native = ({ args }, render) => {
  const [condition, yes, no] = args.map((arg) => render.expr(arg));
  return `CASE WHEN ${condition} THEN ${yes} ELSE ${no} END`;
};

const coalesce: Native = ({ args }, render) => {
  const [first, ...rest] = args.map((arg) => render.expr(arg));
  return rest.length === 0 ? first : `COALESCE(${[first, ...rest].join(", ")})`;
};

const nullIf: Native = (expr, render) => {
  const [a, b] = expr.args as [Expr, Expr];
  if (isNative(a.type)) return `NULLIF(${render.expr(a)}, ${render.expr(b)})`;
  return `CASE WHEN ${compare("eq", a, b, render)} THEN NULL ELSE ${render.expr(a)} END`;
};

const zeroIfNull: Native = ({ args: [x] }, render) => {
  const zero = x!.type.kind === "FLOAT64" ? "0.0" : x!.type.kind === "INT64" ? "0" : "'0'";
  return `COALESCE(${render.expr(x!)}, ${zero})`;
};

const concat: Native = ({ args }, render) =>
  args[0]!.type.kind === "BYTES" ? undefined : `(${args.map((arg) => render.expr(arg)).join(" || ")})`;

/** With several arguments SQLite's max() and min() are NULL where one of them is, as GREATEST is. */
const extreme =
  (fn: "max" | "min"): Native =>
  ({ args }, render) => {
    if (!isNative(args[0]!.type)) return undefined;
    const sql = args.map((arg) => render.expr(arg));
    return sql.length === 1 ? sql[0] : `${fn}(${sql.join(", ")})`;
  };

const compared =
  (fn: string): Native =>
  ({ args }, render) =>
    compare(fn, args[0]!, args[1]!, render);

const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  YEAR: [1, 4],
  MONTH: [6, 2],
  DAY: [9, 2],
  HOUR: [12, 2],
  MINUTE: [15, 2],
  SECOND: [18, 2],
};

const partOf = (expr: Expr | undefined): string | undefined =>
  expr?.kind === "part" && expr.weekday === undefined ? expr.part : undefined;

/** Canonical texts have their parts in fixed places. */
const extract: Native = ({ args: [part, value, zone] }, render) => {
  const place = PLACES[partOf(part) ?? ""];
  if (place === undefined || zone !== undefined) return undefined;
  if (!["DATE", "DATETIME", "TIMESTAMP"].includes(value!.type.kind)) return undefined;
  return `CAST(substr(${render.expr(value!)}, ${place[0]}, ${place[1]}) AS INTEGER)`;
};

const dateTrunc: Native = ({ args: [value, part] }, render) => {
  const name = partOf(part);
  if (name === "MONTH") return `(substr(${render.expr(value!)}, 1, 7) || '-01')`;
  return name === "YEAR" ? `(substr(${render.expr(value!)}, 1, 4) || '-01-01')` : undefined;
};

const date: Native = ({ args }, render) => {
  const [value, zone] = args;
  if (zone !== undefined || !["DATETIME", "TIMESTAMP"].includes(value!.type.kind)) return undefined;
  return `substr(${render.expr(value!)}, 1, 10)`;
};

const NOW = ours("now", ["strftime('%Y-%m-%d %H:%M:%f', 'now')"]);

const current: Native = ({ fn, args }, render) => ours(fn, [NOW, ...args.map((arg) => render.expr(arg))]);

const safeOffset: Native = (expr, render) => {
  const [array, index] = expr.args;
  if (index?.kind !== "literal" || typeof index.value !== "bigint" || index.value < 0n) return undefined;
  return fromElement(`json_extract(${render.expr(array!)}, '$[${index.value}]')`, expr.type);
};

const not: Native = ({ args }, render) => `(NOT ${render.expr(args[0]!)})`;

/** Without a collation there is nothing to it; any other would change every comparison. */
const collate: Native = ({ args: [value, collation] }, render) => {
  const plain = collation!.kind === "literal" && (collation!.value === "" || collation!.value === "binary");
  if (!plain) throw unsupported("COLLATE with a collation");
  return render.expr(value!);
};

export const natives: Readonly<Record<string, Native>> = {
  ...guards,
  and: joined("AND"),
  or: joined("OR"),
  not,
  plus: ({ args }, render) => render.expr(args[0]!),
  is_null: postfix("IS NULL"),
  is_true: postfix("IS TRUE"),
  is_false: postfix("IS FALSE"),
  if: choose,
  ifnull: coalesce,
  coalesce,
  nullif: nullIf,
  zeroifnull: zeroIfNull,
  concat,
  greatest: extreme("max"),
  least: extreme("min"),
  eq: compared("eq"),
  ne: compared("ne"),
  lt: compared("lt"),
  le: compared("le"),
  gt: compared("gt"),
  ge: compared("ge"),
  between: ({ args }, render) => between(args, render),
  in: ({ args }, render) => inList(args, render),
  in_array: ({ args }, render) => inArray(args, render),
  is_distinct_from: ({ args }, render) => isDistinct(args, render, true),
  is_not_distinct_from: ({ args }, render) => isDistinct(args, render, false),
  add: (expr, render) => arithmetic("+", expr, render),
  sub: (expr, render) => arithmetic("-", expr, render),
  mul: (expr, render) => arithmetic("*", expr, render),
  extract,
  date_trunc: dateTrunc,
  date,
  collate,
  array_length: ({ args }, render) => `json_array_length(${render.expr(args[0]!)})`,
  subscript_safe_offset: safeOffset,
  current_date: current,
  current_datetime: current,
  current_time: current,
  current_timestamp: current,
};
