import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { floatText } from "../../../packages/googlesql/src/functions/float-text.ts";
import { bignumeric, call, cases, float, int, interval, numeric, text } from "./library.ts";

const MAX = 9223372036854775807n;

describe("INT64", () => {
  cases([
    ["add", [int(MAX), int(1n)], /int64 overflow/],
    ["sub", [int(-MAX), int(2n)], /int64 overflow/],
    ["mul", [int(MAX), int(2n)], /int64 overflow/],
    ["neg", [int(-MAX - 1n)], /int64 overflow/],
    ["safe_add", [int(MAX), int(1n)], null],
    ["int_div", [int(-7n), int(2n)], -3n],
    ["int_div", [int(1n), int(0n)], /division by zero/],
    ["mod", [int(-7n), int(3n)], -1n],
    ["shift_left", [int(1n), int(63n)], -MAX - 1n],
    ["shift_right", [int(-1n), int(60n)], 15n],
    ["bit_count", [int(-1n)], 64n],
  ]);
});

describe("FLOAT64", () => {
  cases([
    ["div", [float(1), float(0)], /division by zero/],
    ["ieee_divide", [float(1), float(0)], Number.POSITIVE_INFINITY],
    ["safe_divide", [float(1), float(0)], null],
    ["mul", [float(1e308), float(10)], /double overflow/],
    ["round", [float(2.5)], 3],
    ["round", [float(-2.5)], -3],
    ["round", [float(123.7), int(-1n)], 120],
    ["round", [float(1.235), int(2n)], 1.24],
    ["trunc", [float(-1.9)], -1],
    ["sqrt", [float(-1)], /SQRT/],
    ["ln", [float(0)], /LN/],
    ["pow", [float(-8), float(0.5)], /POW/],
    ["log", [float(100), float(10)], 2],
    ["greatest", [float(1), ["FLOAT64", Number.NaN]], Number.NaN],
    [
      "eq",
      [
        ["FLOAT64", Number.NaN],
        ["FLOAT64", Number.NaN],
      ],
      false,
    ],
  ]);

  test("its text reads back as it was", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Number(floatText(x))).toBe(x === 0 ? 0 : x);
      }),
    );
  });

  test("its text is C's %.15g where that suffices, %.17g otherwise", () => {
    expect([1, 0.1, 1 / 3, 1e15, 1e-5, 123456789012345680].map(floatText)).toEqual([
      "1",
      "0.1",
      "0.33333333333333331",
      "1e+15",
      "1e-05",
      "1.2345678901234568e+17",
    ]);
  });
});

const shown = (n: bigint): string => call("cast$STRING$NUMERIC", text(`${n}e-9`)) as string;

describe("NUMERIC and BIGNUMERIC", () => {
  cases([
    ["add", [numeric("0.1"), numeric("0.2")], "0.3"],
    ["mul", [numeric("1.000000001"), numeric("1.000000001")], "1.000000002"],
    ["div", [numeric("1"), numeric("3")], "0.333333333"],
    ["div", [numeric("2"), numeric("3")], "0.666666667"],
    ["div", [bignumeric("1"), bignumeric("3")], "0.33333333333333333333333333333333333333"],
    ["mul", [numeric("99999999999999999999999999999"), numeric("10")], /overflow/],
    ["round", [numeric("2.5")], "3"],
    ["round", [numeric("-2.345"), int(2n)], "-2.35"],
    ["round", [numeric("2.5"), int(0n), text("ROUND_HALF_EVEN")], "2"],
    ["floor", [numeric("-1.2")], "-2"],
    ["mod", [numeric("5.5"), numeric("2")], "1.5"],
    ["sqrt", [numeric("2")], "1.414213562"],
    ["pow", [numeric("2"), numeric("-3")], "0.125"],
    ["exp", [bignumeric("1")], "2.71828182845904523536028747135266249776"],
    ["ln", [bignumeric("10")], "2.3025850929940456840179914546843642076"],
    ["lt", [numeric("-10"), numeric("9")], true],
    ["cast$FLOAT64$NUMERIC", [float(0.1)], "0.1"],
    ["cast$STRING$NUMERIC", [text("1.5e3")], "1500"],
    ["cast$STRING$NUMERIC", [text("abc")], /Invalid NUMERIC/],
    ["cast$NUMERIC$INT64", [numeric("-2.5")], -3n],
    ["parse_numeric", [text(" - 12.34 ")], "-12.34"],
  ]);

  test("sums of decimals are exact", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(-(10n ** 15n), 10n ** 15n), (a, b) => {
        expect(call("add", numeric(shown(a)), numeric(shown(b)))).toBe(shown(a + b));
      }),
    );
  });
});

describe("casts", () => {
  cases([
    ["cast$STRING$INT64", [text("0x1F")], 31n],
    ["cast$STRING$INT64", [text("1.5")], /Bad int64 value/],
    ["cast$STRING$INT64", [text("9223372036854775808")], /Bad int64 value/],
    ["cast$STRING$FLOAT64", [text("-Inf")], Number.NEGATIVE_INFINITY],
    ["cast$STRING$BOOL", [text("TRUE")], true],
    ["cast$STRING$BOOL", [text("yes")], /Bad bool value/],
    ["cast$FLOAT64$INT64", [float(-1.5)], -2n],
    ["cast$FLOAT64$INT64", [float(1e19)], /int64/],
    ["cast$STRING$DATE", [text("2024-2-3")], "2024-02-03"],
    ["cast$STRING$DATE", [text("2024-02-30")], /Invalid date/],
    ["cast$STRING$INTERVAL", [text("P1Y2M3DT4H5M6S")], "1-2 3 4:5:6"],
    ["eq", [interval("0-1 0 0:0:0"), interval("0-0 30 0:0:0")], true],
  ]);
});
