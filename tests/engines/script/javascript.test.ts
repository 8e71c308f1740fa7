/** CREATE FUNCTION … LANGUAGE js. Conversions are those of BigQuery's documentation, «Encoding SQL types in JavaScript». */
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database, dialects } from "./database.ts";

describe.each(dialects)("on %s", (dialect) => {
  const db = database(dialect);
  /** Of `create temp function f <signature> language js as '<body>'`. */
  const value = async (signature: string, body: string, call: string) => {
    const [row] = await db.rows(`create temp function f${signature} language js as r"""${body}"""; select ${call}`);
    return row?.[0];
  };

  test("of columns, NULL among them", async () => {
    const script =
      "create temp function f(x float64, y float64) returns float64 language js as 'return x === null ? -1 : x * y'; select f(x, 2) from unnest([1.5, null, 3]) as x order by 1";
    expect(await db.rows(script)).toEqual([[-1], [3], [6]]);
  });

  test.each([
    ["STRING", "x", "'é'", '"é"'],
    ["BOOL", "x", "true", "true"],
    ["BYTES", "x", "b'abc'", '"YWJj"'],
    ["FLOAT64", "[x, typeof x]", "1.5", '[1.5,"number"]'],
    ["NUMERIC", "[x, typeof x]", "numeric '5'", '[5,"number"]'],
    ["NUMERIC", "[x, typeof x]", "numeric '1.5'", '["1.5","string"]'],
    ["BIGNUMERIC", "[x, typeof x]", "bignumeric '9007199254740993'", '["9007199254740993","string"]'],
    ["DATE", "[x.getUTCFullYear(), x.getUTCMonth(), x.getUTCDate()]", "date '2024-02-29'", "[2024,1,29]"],
    ["TIMESTAMP", "x", "timestamp '2024-01-31 12:30:00.123456+02'", '"2024-01-31T10:30:00.123Z"'],
    ["JSON", "x.k[1]", "json '{\"k\": [1, null, 2]}'", "null"],
    ["ARRAY<STRING>", "x.map((one) => one + one)", "['a', 'b']", '["aa","bb"]'],
    ["STRUCT<a STRING, b ARRAY<FLOAT64>>", "x.a + x.b.length", "struct('z', [1.0, 2])", '"z2"'],
  ])("a %s comes in: %s of %s", async (type, read, given, text) => {
    expect(await value(`(x ${type}) returns string`, `return JSON.stringify(${read})`, `f(${given})`)).toBe(text);
  });

  test.each([
    ["INT64", "'9007199254740993'", "= 9007199254740993"],
    ["INT64", "2 ** 40", "= 1099511627776"],
    ["FLOAT64", "1 / 0", "= cast('inf' as float64)"],
    ["BOOL", "false", "= false"],
    ["STRING", "12", "= '12'"],
    ["STRING", "undefined", "is null"],
    ["BYTES", "'YWJj'", "= b'abc'"],
    ["NUMERIC", "'1.25'", "= numeric '1.25'"],
    ["DATE", "new Date('2024-02-29')", "= date '2024-02-29'"],
    ["DATE", "'2024-02-29'", "= date '2024-02-29'"],
    ["TIMESTAMP", "new Date(1500)", "= timestamp '1970-01-01 00:00:01.5+00'"],
    ["ARRAY<STRUCT<a INT64, b STRING>>", "[{ b: 'x', a: 5 }]", "[offset(0)].a = 5"],
    ["JSON", "({ k: [1] })", ".k[0] is not null"],
  ])("a %s goes out: %s", async (type, body, test) => {
    expect(await value(`() returns ${type}`, `return ${body}`, `f()${test}`)).toBe(true);
  });

  test("it is stored, and stands wherever a function may", async () => {
    await db.rows("create function d.letters(x string) returns array<string> language js as 'return x.split(\"\")'");
    const script =
      "select sum(array_length(d.letters(s))), string_agg((select max(c) from unnest(d.letters(s)) as c), ',' order by s) from unnest(['ab', 'dc']) as s";
    expect(await db.rows(script)).toEqual([[4, "b,d"]]);
  });

  test.each([
    ["() returns string", "throw new Error('boom')", "in function f: Error: boom"],
    ["() returns int64", "return 1.5", "in function f: TypeError: Cannot convert 1.5 to INT64"],
    ["() returns string", "return ((", "in function f: SyntaxError"],
    ["() returns string", "return require('fs')", "require is not defined"],
    ["() returns string", "return process.env.HOME", "process is not defined"],
    [
      "() returns string",
      "return this.constructor.constructor('return 1')()",
      "Code generation from strings disallowed",
    ],
    ["() returns float64", "return Math.random()", "Math.random is not there"],
    ["() returns float64", "return Date.now()", "The clock is not there"],
    ["() returns float64", "return new Date(0).constructor.now()", "The clock is not there"],
    ["() returns timestamp", "return new Date()", "The clock is not there"],
    ["() returns string", "while (true) {}", "it took longer than 5 seconds"],
  ])("%s %s", async (signature, body, message) => {
    await expect(value(signature, body, "f()")).rejects.toThrow(message);
  });

  test("what BigQuery has not either, and libraries, are refused by name", async () => {
    await expect(value("(x int64) returns string", "return x", "f(1)")).rejects.toThrow(
      "INT64 as a parameter of a function in JavaScript is not supported",
    );
    await expect(value("() ", "return 1", "f()")).rejects.toThrow("Function f in LANGUAGE js needs RETURNS");
    const library =
      "create temp function f() returns string language js options (library = 'gs://a/b.js') as 'return 1'";
    await expect(db.rows(library)).rejects.toThrow("Function f with a library is not supported");
  });
});

describe.each(engines.map(({ name }) => name).filter((name) => !dialects.includes(name)))("on %s", (dialect) => {
  const db = database(dialect);
  test("it is refused by name", async () => {
    const script = "create temp function f() returns string language js as 'return 1'; select f()";
    await expect(db.rows(script)).rejects.toMatchObject({
      reason: "unsupported",
      message: `A function in LANGUAGE js is not supported on ${dialect}`,
    });
  });
});
