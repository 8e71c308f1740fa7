import { describe, expect, test } from "vitest";
import {
  convertLiteral,
  parseInterval,
  parseLiteral,
  parseRange,
} from "../../packages/googlesql/src/literals/index.ts";
import {
  BIGNUMERIC,
  DATE,
  DATETIME,
  FLOAT64,
  INT64,
  NUMERIC,
  STRING,
  TIMESTAMP,
} from "../../packages/googlesql/src/types.ts";

type TextType = Parameters<typeof parseLiteral>[0];

describe("typed literals", () => {
  test.each<[TextType, string, unknown]>([
    ["DATE", "2024-1-3", "2024-01-03"],
    ["DATE", "2024-02-29", "2024-02-29"],
    ["DATETIME", "2014-09-27T12:30:00.450", "2014-09-27 12:30:00.45"],
    ["DATETIME", "2014-09-27", "2014-09-27 00:00:00"],
    ["TIME", "1:2:3.5", "01:02:03.5"],
    ["TIMESTAMP", "2014-09-27 12:30:00.45-8:00", "2014-09-27 20:30:00.45+00"],
    ["TIMESTAMP", "2014-09-27 12:30:00 America/Los_Angeles", "2014-09-27 19:30:00+00"],
    ["TIMESTAMP", "2014-01-27T12:30:00Z", "2014-01-27 12:30:00+00"],
    ["NUMERIC", "-1.5000000005", "-1.500000001"],
    ["NUMERIC", "99999999999999999999999999999.999999999", "99999999999999999999999999999.999999999"],
    ["BIGNUMERIC", "1e-38", "0.00000000000000000000000000000000000001"],
    ["INT64", "0xFF", 255n],
    ["INT64", "-9223372036854775808", -9223372036854775808n],
    ["FLOAT64", "1.e3", 1000],
    ["JSON", '{"b": 1, "a": [1.0, null, "x\\u00e9"]}', '{"a":[1.0,null,"xé"],"b":1}'],
    ["INTERVAL", "P1Y2M3DT4H5M6.7S", "1-2 3 4:5:6.700"],
    ["INTERVAL", "1-2 -3 -4:5:6.789", "1-2 -3 -4:5:6.789"],
  ])("%s %s", (type, text, expected) => {
    expect(parseLiteral(type, text)).toBe(expected);
  });

  test.each<[TextType, string]>([
    ["DATE", "2023-02-29"],
    ["DATE", "2024-13-01"],
    ["TIME", "24:00:00"],
    ["NUMERIC", "1e29"],
    ["NUMERIC", "x"],
    ["INT64", "9223372036854775808"],
    ["JSON", "{x}"],
    ["JSON", "12345678901234567890123"],
    ["TIMESTAMP", "2014-09-27 12:30:00 Nowhere/Land"],
  ])("no %s %s", (type, text) => {
    expect(() => parseLiteral(type, text)).toThrow(`Invalid ${type} literal: `);
  });
});

describe("intervals", () => {
  test.each<[string | bigint, string, string | undefined, string]>([
    [5n, "DAY", undefined, "0-0 5 0:0:0"],
    [-90n, "MINUTE", undefined, "0-0 0 -1:30:0"],
    [2n, "QUARTER", undefined, "0-6 0 0:0:0"],
    ["1.5", "SECOND", undefined, "0-0 0 0:0:1.500"],
    ["10:20:30.52", "HOUR", "SECOND", "0-0 0 10:20:30.520"],
    ["1-2", "YEAR", "MONTH", "1-2 0 0:0:0"],
    ["1 -15", "MONTH", "DAY", "0-1 -15 0:0:0"],
    ["1 5:30", "DAY", "MINUTE", "0-0 1 5:30:0"],
    ["-23-2 10 -12:30", "YEAR", "MINUTE", "-23-2 10 -12:30:0"],
    ["8 -20 17", "MONTH", "HOUR", "0-8 -20 17:0:0"],
  ])("%s %s %s", (value, from, to, expected) => {
    expect(parseInterval(value, from, to)).toBe(expected);
  });

  test.each<[string | bigint, string, string | undefined]>([
    ["1.5", "DAY", undefined],
    [10_001n, "YEAR", undefined],
    ["1-2", "DAY", "HOUR"],
  ])("no %s %s %s", (value, from, to) => {
    expect(() => parseInterval(value, from, to)).toThrow("Invalid INTERVAL literal");
  });
});

describe("ranges", () => {
  test("canonical bounds", () => {
    expect(parseRange(DATE, "[2020-1-1, UNBOUNDED)")).toBe("[2020-01-01, UNBOUNDED)");
    expect(parseRange(TIMESTAMP, "[NULL, 2020-10-01 12:00:00+08)")).toBe("[UNBOUNDED, 2020-10-01 04:00:00+00)");
  });

  test("the start is before the end", () => {
    expect(() => parseRange(DATE, "[2020-01-02, 2020-01-02)")).toThrow("Invalid RANGE<DATE> literal");
  });
});

describe("coerced literals", () => {
  test.each([
    ["2020-1-1", STRING, DATE, "2020-01-01"],
    ["2020-1-1", STRING, DATETIME, "2020-01-01 00:00:00"],
    [1n, INT64, FLOAT64, 1],
    [1n, INT64, NUMERIC, "1"],
    [1.1, FLOAT64, BIGNUMERIC, "1.1"],
    ["2020-01-01", DATE, DATETIME, "2020-01-01 00:00:00"],
    ["1", STRING, INT64, undefined],
  ])("%s %s %s", (value, from, to, expected) => {
    expect(convertLiteral(value, from, to)).toBe(expected);
  });

  test("says what does not fit", () => {
    expect(() => convertLiteral("abc", STRING, DATE)).toThrow('Could not cast literal "abc" to type DATE');
  });
});
