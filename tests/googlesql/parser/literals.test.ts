import { parseExpression } from "@sluice/googlesql";
import { describe, expect, test } from "vitest";

const bytes = (...values: readonly number[]) =>
  expect.objectContaining({ length: values.length, ...Object.fromEntries(values.entries()) });

describe("strings", () => {
  test.each([
    [`'it''s'`.replace("''", "\\'"), "it's"],
    [`"a\\tb\\nc"`, "a\tb\nc"],
    [`'\\x41\\X42\\103\\u00e9\\U0001F600'`, "ABCé😀"],
    [`r'a\\n\\'b'`, "a\\n\\'b"],
    [`R"\\d+"`, "\\d+"],
    [`'''a 'quoted' "b"\nc'''`, `a 'quoted' "b"\nc`],
    [`"""x""y"""`, `x""y`],
    [`"""a\r\nb"""`, "a\nb"],
    [`r'''\\'''`.replace("\\", "\\\\"), "\\\\"],
    [`''`, ""],
    [`'a' "b"`, "ab"],
    [`'-- no comment # /* */'`, "-- no comment # /* */"],
  ])("%s", (text, value) => expect(parseExpression(text)).toMatchObject({ kind: "literal", type: "STRING", value }));

  test.each([
    [`b'ab'`, bytes(97, 98)],
    [`B"\\xff\\000"`, bytes(255, 0)],
    [`rb'\\n'`, bytes(92, 110)],
    [`bR"a"`, bytes(97)],
    [`b'é'`, bytes(0xc3, 0xa9)],
    [`b'''a'b'''`, bytes(97, 39, 98)],
  ])("%s", (text, value) => expect(parseExpression(text)).toMatchObject({ kind: "literal", type: "BYTES", value }));

  test.each([
    ["'abc", /Unclosed string/],
    ["'a\nb'", /Unclosed string/],
    [`"""abc""`, /Unclosed string/],
    [`'\\q'`, /Illegal escape/],
    [`'\\x4'`, /hexadecimal/],
    [`'\\ud800'`, /code point/],
    [`b'\\u0041'`, /bytes literal/],
    [`'\\8'`, /Illegal escape/],
  ])("%s is no string", (text, message) => expect(() => parseExpression(text)).toThrow(message));
});

describe("numbers", () => {
  test.each(["0", "123", "0xFF", "0Xaf"])("%s is an INT64", (value) =>
    expect(parseExpression(value)).toMatchObject({ kind: "literal", type: "INT64", value }),
  );
  test.each(["1.", ".5", "1.5", "1e3", "1E-3", "1.e+3", ".5e1"])("%s is a FLOAT64", (value) =>
    expect(parseExpression(value)).toMatchObject({ kind: "literal", type: "FLOAT64", value }),
  );
  test("no letter may follow at once", () => expect(() => parseExpression("1a")).toThrow(/space after the number/));
});

describe("typed literals", () => {
  test.each([
    ["date '2024-01-31'", "DATE"],
    ["TIMESTAMP r'2024-01-31'", "TIMESTAMP"],
    [`json '{"a": 1}'`, "JSON"],
    ["decimal '1.5'", "NUMERIC"],
    ["bignumeric '1.5'", "BIGNUMERIC"],
    ["time '12:00:00'", "TIME"],
    ["datetime '2024-01-31'", "DATETIME"],
  ])("%s", (text, type) => expect(parseExpression(text)).toMatchObject({ kind: "literal", type }));

  test("true, false, null", () => {
    expect(parseExpression("True")).toMatchObject({ type: "BOOL", value: true });
    expect(parseExpression("FALSE")).toMatchObject({ type: "BOOL", value: false });
    expect(parseExpression("null")).toMatchObject({ type: "NULL" });
  });
  test("a range", () =>
    expect(parseExpression("range<date> '[2024-01-01, unbounded)'")).toMatchObject({
      kind: "rangeLiteral",
      element: { kind: "scalar", name: "DATE" },
      value: "[2024-01-01, unbounded)",
    }));
  test("an interval", () =>
    expect(parseExpression("interval '1-2' year to month")).toMatchObject({
      kind: "interval",
      value: { value: "1-2" },
      from: "YEAR",
      to: "MONTH",
    }));
  test("an interval of an expression", () =>
    expect(parseExpression("interval -n * 2 day")).toMatchObject({
      kind: "interval",
      value: { operator: "*" },
      from: "DAY",
    }));
  test("a type's name alone is a column", () => expect(parseExpression("date")).toMatchObject({ kind: "path" }));
});
