/** The library's macros must agree with the JavaScript functions that they stand for, in a session of any time zone. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { openWarehouse } from "@sluice/engines";
import { afterAll, expect, test } from "vitest";
import { castSql } from "../../../packages/engines/src/duckdb/casts/conversions.ts";
import { libraryCall } from "../../../packages/engines/src/duckdb/library-calls.ts";
import { text } from "../../../packages/engines/src/duckdb/names.ts";
import { createRenderer } from "../../../packages/engines/src/core/renderer.ts";
import { syntax } from "../../../packages/engines/src/duckdb/dialect.ts";
import type { Expr } from "../../../packages/googlesql/src/tree/index.ts";
import { type ScalarName, STRING, type Type } from "../../../packages/googlesql/src/types.ts";

const opened = openWarehouse("duckdb::memory:");
afterAll(async () => (await opened).close());

/** Both of each text, as texts; UTC or not. */
async function both(texts: readonly string[], a: string, b: string, zone = "UTC"): Promise<readonly unknown[][]> {
  const warehouse = await opened;
  const values = texts.map((one) => `(${text(one)})`).join(", ");
  await warehouse.rows(`select 1`);
  const shown = (sql: string) => `coalesce(cast(${sql} as varchar), 'NULL')`;
  await warehouse.execute(`set TimeZone = '${zone}'`);
  try {
    const rows = await warehouse.rows(`select x, ${shown(a)}, ${shown(b)} from (values ${values}) as t(x)`);
    return rows.map((row) => [...row]);
  } finally {
    await warehouse.execute("set TimeZone = 'UTC'");
  }
}

const nbsp = String.fromCodePoint(0xa0);
const wholes = [
  "5",
  "+5",
  "-0",
  "007",
  " 5",
  "5 ",
  "\t5\n",
  `${nbsp}5`,
  "5 5",
  "",
  " ",
  "-",
  "0x1F",
  "0XfF",
  "-0x10",
  "0x",
  "0x1G",
];
const limits = ["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"];
const hexes = [
  "0x7fffffffffffffff",
  "0x8000000000000000",
  "-0x8000000000000000",
  "0x00000000000000000000001",
  "0x10000000000000000",
];
const points = [
  "5.",
  ".5",
  "5.5",
  ".",
  "+.5e3",
  "1e5",
  "1E+05",
  "1e",
  "1e-400",
  "1e308",
  "1.8e308",
  "-1e999",
  "0.1",
  "1,5",
  "1_000",
];
const words = [
  "nan",
  "NaN",
  "+NaN",
  "inf",
  "-Infinity",
  "INFINITY",
  "infinit",
  "in",
  "true",
  "0.30000000000000004",
  "4.9e-324",
];
const numbers = [...wholes, ...limits, ...hexes, ...points, ...words, "0".repeat(400), "1".repeat(330), "٣"];

const days = [
  "2024-02-29",
  "2023-02-29",
  "2024-2-9",
  "02024-01-01",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "10000-01-01",
  "24-01-01",
];
const clocks = [
  "",
  " 1:2:3",
  "T01:02:03",
  "t01:02:03.1",
  " 01:02:03.123456",
  " 01:02:03.1234567",
  " 24:00:00",
  " 23:59:60",
  " 23:59:60.5",
];
const more = [" 23:60:00", " 12:00", " 12:00:61", "  12:00:00", " 12:00:00."];
const moments = [
  ...days.flatMap((day) => [...clocks, ...more].map((clock) => day + clock)),
  " 2024-01-01",
  "2024-01-01 ",
  "x",
];
const zones = [
  "",
  "Z",
  "z",
  " Z",
  "+1",
  "+01",
  "-0130",
  "+05:30",
  "+14:00",
  "+14:01",
  "+15",
  "+1:60",
  " UTC",
  " utc",
  "UTC",
  " UTC+2",
  " GMT-03:30",
];
const places = [
  " Europe/London",
  " europe/london",
  " America/New_York",
  " Australia/Lord_Howe",
  " Nowhere/At_All",
  " EST5EDT",
  " Mars",
  "\tAsia/Kolkata",
];
const changes = [
  "2024-10-27 00:30:00",
  "2024-10-27 01:30:00",
  "2024-03-31 01:30:00",
  "2024-03-10 02:30:00",
  "2024-11-03 01:15:00.5",
  "2024-04-07 01:45:00",
  "2024-10-06 02:15:00",
  "0001-01-01 00:00:00",
  "9999-12-31 23:59:59.999999",
  "1883-11-18 12:01:00",
];
const instants = [
  ...moments,
  ...zones.map((zone) => `2024-01-05${zone}`),
  ...changes.flatMap((change) => [...zones, ...places].map((zone) => change + zone)),
];

const kinds: readonly (readonly [ScalarName, readonly string[]])[] = [
  ["INT64", numbers],
  ["FLOAT64", numbers],
  ["DATE", moments],
  ["TIME", [...clocks, ...more].flatMap((clock) => [clock, clock.slice(1)])],
  ["DATETIME", [...moments, ...instants.slice(-40)]],
  ["TIMESTAMP", instants],
];

test.each(kinds)("CAST of a text to %s", async (kind, texts) => {
  const type: Type = { kind };
  // No text has a minus zero on the bridge.
  const plus = kind === "FLOAT64" ? " + 0" : "";
  const macro = castSql(STRING, type, "x", true) + plus;
  const script = libraryCall("cast", [STRING], type, ["x"], true) + plus;
  expect(macro).not.toContain("googlesql(");
  for (const [given, got, wanted] of await both(texts, macro, script)) expect([given, got]).toEqual([given, wanted]);
  const read = await both(texts, macro, macro);
  expect(new Set(read.map(([, got]) => got === "NULL"))).toEqual(new Set([true, false]));
});

test("a text is the same instant in every session", async () => {
  const macro = `epoch_us(${castSql(STRING, { kind: "TIMESTAMP" }, "x", true)})`;
  const here = await both(instants, macro, macro);
  expect(await both(instants, macro, macro, "Asia/Kolkata")).toEqual(here);
});

const json = [
  String.raw`{"a": 1.50, "b": [1e5, -1, -0.0, 12345678901234567890123, "1.50", null, true]}`,
  String.raw`{"a": {"x y": "say \"1.5\" \\", "n": 1.10}, "b": [ 1 , [2.0] ]}`,
  String.raw`{"a": "\u0001\u000b\u001f\\u000b \\\u000B \/ \u00e9 é", "b": ["\u001F\u000C\b", "\\\\u000B", 0.5]}`,
  String.raw`{"a": null, "b": {}}`,
  `{"a": [1.5, "${"€".repeat(3)}"], "b": 1E400}`,
  `{"a": -1.5e-7}`,
  `["a", 1.5]`,
  `{"a": 1.5`,
  `1.5`,
  ``,
];

const call = (fn: string, path: string): Expr & { readonly kind: "call" } => ({
  kind: "call",
  fn,
  type: STRING,
  safe: false,
  args: [
    { kind: "variable", scope: "lambda", name: "x", type: STRING },
    { kind: "literal", value: path, type: STRING },
  ],
});

test.each(
  ["json_value", "json_query"].flatMap((fn) =>
    ["$.a", "$.b", "$.a.n", "$.b[1]", "$.b[0]"].map((path) => [fn, path] as const),
  ),
)("%s by %s", async (fn, path) => {
  const expr = call(fn, path);
  const macro = createRenderer(syntax).expr(expr);
  expect(macro).not.toContain("googlesql(");
  const script = libraryCall(fn, [STRING, STRING], STRING, ["x", text(path)]);
  for (const [given, got, wanted] of await both(json, macro, script)) expect([given, got]).toEqual([given, wanted]);
});

test("a file that others made has the library beside itself where it may not be written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-macros-"));
  const file = join(folder, "theirs.duckdb");
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run("create table t as select ' 5' as x");
  connection.closeSync();
  instance.closeSync();
  const before = readFileSync(file);
  const warehouse = await openWarehouse(`duckdb:${file}`, { readOnly: true });
  const sql = castSql(STRING, { kind: "INT64" }, "x", false);
  expect(await warehouse.rows(`select ${sql} from t`)).toEqual([[5n]]);
  expect((await warehouse.relations()).map(({ target }) => target.name)).toEqual(["t"]);
  await expect(warehouse.rows(`select ${sql} from (select 'z' as x)`)).rejects.toThrow("[duckdb] Bad int64 value: z");
  await warehouse.close();
  expect(readFileSync(file).equals(before)).toBe(true);
  rmSync(folder, { recursive: true });
});
