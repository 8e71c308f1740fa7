/** What is rendered as DuckDB's SQL must agree with the JavaScript function of the same name, value by value. */
import { openWarehouse } from "@sluice/engines";
import { afterAll, expect, test } from "vitest";
import { createRenderer } from "../../../packages/engines/src/core/renderer.ts";
import type { CallExpr } from "../../../packages/engines/src/core/context.ts";
import { byLibrary } from "../../../packages/engines/src/duckdb/library-calls.ts";
import { castSql } from "../../../packages/engines/src/duckdb/casts/conversions.ts";
import { syntax } from "../../../packages/engines/src/duckdb/dialect.ts";
import { toWire } from "../../../packages/engines/src/duckdb/wire.ts";
import type { Expr } from "../../../packages/googlesql/src/tree/index.ts";
import type { ScalarName, Type } from "../../../packages/googlesql/src/types.ts";
import { pick, type Random, sample, samples } from "./samples.ts";

const render = createRenderer(syntax);

const opened = openWarehouse("duckdb::memory:");
afterAll(async () => (await opened).close());

function randomFrom(seed: number): Random {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** The value as text; any error is `error`. */
async function shown(sql: string, type: Type): Promise<string> {
  const warehouse = await opened;
  try {
    const rows = await warehouse.rows(`SELECT CAST(${toWire(type, sql)} AS VARCHAR)`);
    return String(rows[0]![0]);
  } catch {
    return "error";
  }
}

/** To the last bit or two: the C library's sine need not be V8's. */
function alike(a: string, b: string, type: Type): boolean {
  if (a === b) return true;
  if (/^-?nan$/.test(a) && /^-?nan$/.test(b)) return true;
  const [x, y] = [Number(a), Number(b)];
  return type.kind === "FLOAT64" && (x === y || Math.abs(x - y) <= 1e-14 * Math.abs(y));
}

type Case = readonly [
  fn: string,
  args: readonly (ScalarName | readonly [ScalarName] | { readonly part: readonly string[] })[],
  result: Type,
];

const [INT64, FLOAT64, STRING, BOOL]: readonly Type[] = [
  { kind: "INT64" },
  { kind: "FLOAT64" },
  { kind: "STRING" },
  { kind: "BOOL" },
];
const scalar = (kind: ScalarName): Type => ({ kind });
const parts = (...part: string[]) => ({ part });
const days = parts("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");
const periods = parts("DAY", "WEEK", "ISOWEEK", "MONTH", "QUARTER", "YEAR", "ISOYEAR");

const calls: readonly Case[] = [
  ...["eq", "ne", "lt", "le", "gt", "ge"].map((fn): Case => [fn, ["FLOAT64", "FLOAT64"], BOOL!]),
  ...["greatest", "least"].map((fn): Case => [fn, ["FLOAT64", "FLOAT64", "FLOAT64"], FLOAT64!]),
  ...[
    "sqrt",
    "ln",
    "log10",
    "exp",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "abs",
    "ceil",
    "floor",
    "trunc",
    "round",
  ].map((fn): Case => [fn, ["FLOAT64"], FLOAT64!]),
  ...["pow", "atan2", "div", "ieee_divide"].map((fn): Case => [fn, ["FLOAT64", "FLOAT64"], FLOAT64!]),
  ...["add", "sub", "mul", "mod", "int_div", "safe_add", "safe_multiply", "bit_and", "bit_or", "bit_xor"].map(
    (fn): Case => [fn, ["INT64", "INT64"], INT64!],
  ),
  ...["add", "sub", "mul", "round"].map((fn): Case => [
    fn,
    fn === "round" ? ["NUMERIC"] : ["NUMERIC", "NUMERIC"],
    scalar("NUMERIC"),
  ]),
  ["round", ["FLOAT64", "INT64"], FLOAT64!],
  ...["lower", "upper", "reverse", "trim", "ltrim", "rtrim"].map((fn): Case => [fn, ["STRING"], STRING!]),
  ...["length", "byte_length"].map((fn): Case => [fn, ["STRING"], INT64!]),
  ...["starts_with", "ends_with", "like", "regexp_contains"].map((fn): Case => [fn, ["STRING", "STRING"], BOOL!]),
  ...["left", "right", "lpad", "rpad", "substr"].map((fn): Case => [fn, ["STRING", "INT64"], STRING!]),
  ["substr", ["STRING", "INT64", "INT64"], STRING!],
  ["replace", ["STRING", "STRING", "STRING"], STRING!],
  ["strpos", ["STRING", "STRING"], INT64!],
  ["split", ["STRING", "STRING"], { kind: "ARRAY", element: STRING! }],
  ["regexp_extract", ["STRING", "STRING"], STRING!],
  ["regexp_extract_all", ["STRING", "STRING"], { kind: "ARRAY", element: STRING! }],
  ["regexp_replace", ["STRING", "STRING", "STRING"], STRING!],
  ...["json_value", "json_query"].map((fn): Case => [fn, ["STRING", "STRING"], STRING!]),
  ...["json_value", "json_query"].map((fn): Case => [
    fn,
    ["JSON", "STRING"],
    fn === "json_query" ? scalar("JSON") : STRING!,
  ]),
  ...samplesOf("to_json_string", STRING!),
  ...["date_add", "date_sub"].map((fn): Case => [fn, ["DATE", "INT64", days], scalar("DATE")]),
  ["date_diff", ["DATE", "DATE", periods], INT64!],
  ["datetime_diff", ["DATETIME", "DATETIME", parts("MICROSECOND", "SECOND", "HOUR", "DAY", "WEEK", "MONTH")], INT64!],
  ["timestamp_diff", ["TIMESTAMP", "TIMESTAMP", parts("MICROSECOND", "SECOND", "HOUR", "DAY")], INT64!],
  ["date_trunc", ["DATE", periods], scalar("DATE")],
  ["datetime_trunc", ["DATETIME", periods], scalar("DATETIME")],
  ["timestamp_trunc", ["TIMESTAMP", periods], scalar("TIMESTAMP")],
  ["extract", [parts("YEAR", "WEEK", "ISOWEEK", "DAYOFWEEK", "DAYOFYEAR", "QUARTER"), "DATE"], INT64!],
  ["extract", [parts("HOUR", "SECOND", "MILLISECOND", "MICROSECOND"), "DATETIME"], INT64!],
  ["extract", [parts("YEAR", "DAY", "HOUR"), "TIMESTAMP", "STRING"], INT64!],
  ...["unix_seconds", "unix_millis", "unix_micros"].map((fn): Case => [fn, ["TIMESTAMP"], INT64!]),
  ["format_date", ["STRING", "DATE"], STRING!],
  ["format_timestamp", ["STRING", "TIMESTAMP"], STRING!],
  ["parse_date", ["STRING", "STRING"], scalar("DATE")],
  ["parse_timestamp", ["STRING", "STRING"], scalar("TIMESTAMP")],
  ["array_slice", [["INT64"], "INT64", "INT64"], { kind: "ARRAY", element: INT64! }],
  ["array_concat", [["STRING"], ["STRING"]], { kind: "ARRAY", element: STRING! }],
  ["array_to_string", [["STRING"], "STRING"], STRING!],
];

function samplesOf(fn: string, result: Type): readonly Case[] {
  return Object.keys(samples).map((kind): Case => [fn, [kind as ScalarName], result]);
}

function argument(random: Random, given: Case[1][number], fn: string, at: number): Expr {
  if (typeof given === "string") return sample(random, { kind: given }, fn, at);
  if ("part" in given) return { kind: "part", part: pick(random, given.part), type: STRING! };
  return sample(random, { kind: "ARRAY", element: { kind: given[0] } }, fn, at);
}

test.each(calls)("%s(%j)", async (fn, given, type) => {
  expect(render.syntax.natives).toHaveProperty([fn]);
  const random = randomFrom(fn.length * 7919 + given.length);
  for (let i = 0; i < 12; i += 1) {
    const args = given.map((each, at) => argument(random, each, fn, at));
    const call: CallExpr = { kind: "call", fn, args, type, safe: false };
    const [native, script] = [
      render.expr(call),
      byLibrary(
        call,
        args.map((arg) => render.expr(arg)),
      ),
    ];
    const [a, b] = [await shown(native, type), await shown(script, type)];
    expect(alike(a, b, type), `${native}\n  is ${a}, by JavaScript ${b}`).toBe(true);
  }
});

const kinds: readonly ScalarName[] = [
  "INT64",
  "FLOAT64",
  "NUMERIC",
  "STRING",
  "BOOL",
  "DATE",
  "DATETIME",
  "TIME",
  "TIMESTAMP",
];
const pairs = kinds.flatMap((from) => (["STRING", "INT64", "NUMERIC"] as const).map((to) => [from, to] as const));

test.each(pairs.filter(([from, to]) => from !== to && (to === "STRING" || kinds.indexOf(from) < 4)))(
  "cast %s to %s",
  async (from, to) => {
    for (const value of samples[from]!) {
      const operand: Expr = { kind: "literal", value, type: { kind: from } };
      const call: CallExpr = { kind: "call", fn: "cast", args: [operand], type: { kind: to }, safe: false };
      const x = render.expr(operand);
      const [a, b] = [
        await shown(castSql({ kind: from }, { kind: to }, x, false), { kind: to }),
        await shown(byLibrary(call, [x]), { kind: to }),
      ];
      expect(a, `CAST(${x} AS ${to})`).toBe(b);
    }
  },
);
