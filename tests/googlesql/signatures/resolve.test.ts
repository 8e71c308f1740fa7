import { describe, expect, test } from "vitest";
import { resolve, resolveOperator } from "../../../packages/googlesql/src/signatures/index.ts";
import {
  arrayOf,
  BOOL,
  DATE,
  FLOAT64,
  INT64,
  INTERVAL,
  JSON_TYPE,
  NUMERIC,
  STRING,
  TIMESTAMP,
  type Type,
  typeName,
} from "../../../packages/googlesql/src/types.ts";

const column = (type: Type) => ({ type });
const literal = (type: Type) => ({ type, isLiteral: true });
const nothing = { type: INT64, isNull: true, isLiteral: true };
const part = (name: string, weekday?: string) => ({
  type: STRING,
  part: weekday ? { part: name, weekday } : { part: name },
});
const lambda = (arity: number, result: Type) => ({ type: result, lambda: { arity, body: () => ({ type: result }) } });

function said(found: ReturnType<typeof resolve>): string {
  if (found.error !== undefined) return found.error;
  const args = found.args.map(({ type, default: value }) => (value === undefined ? typeName(type) : `=${value}`));
  return `${found.fn}(${args.join(", ")}) ${typeName(found.result)}`;
}

describe("operators", () => {
  test.each([
    ["add", [column(INT64), column(INT64)], "add(INT64, INT64) INT64"],
    ["add", [column(INT64), column(NUMERIC)], "add(NUMERIC, NUMERIC) NUMERIC"],
    ["add", [column(NUMERIC), column(FLOAT64)], "add(FLOAT64, FLOAT64) FLOAT64"],
    ["add", [column(NUMERIC), literal(FLOAT64)], "add(NUMERIC, NUMERIC) NUMERIC"],
    ["add", [column(INT64), literal(FLOAT64)], "add(FLOAT64, FLOAT64) FLOAT64"],
    ["add", [column(DATE), column(INT64)], "add(DATE, INT64) DATE"],
    ["div", [column(INT64), column(INT64)], "div(FLOAT64, FLOAT64) FLOAT64"],
    ["div", [column(INT64), column(NUMERIC)], "div(NUMERIC, NUMERIC) NUMERIC"],
    ["sub", [column(DATE), column(DATE)], "sub(DATE, DATE) INTERVAL"],
    ["eq", [column(DATE), literal(STRING)], "eq(DATE, DATE) BOOL"],
    ["in", [column(INT64), literal(INT64), literal(FLOAT64)], "in(FLOAT64, FLOAT64, FLOAT64) BOOL"],
    [
      "concat",
      [column(arrayOf(INT64)), column(arrayOf(INT64))],
      "array_concat(ARRAY<INT64>, ARRAY<INT64>) ARRAY<INT64>",
    ],
  ])("%s %#", (name, args, expected) => {
    expect(said(resolveOperator(name, args))).toBe(expected);
  });

  test.each([
    ["eq", [column(DATE), column(STRING)], "No matching signature for operator = for argument types: DATE, STRING."],
    [
      "eq",
      [column(JSON_TYPE), column(JSON_TYPE)],
      "No matching signature for operator = for argument types: JSON, JSON.",
    ],
    ["lt", [column(arrayOf(INT64)), column(arrayOf(INT64))], "for argument types: ARRAY<INT64>, ARRAY<INT64>."],
    ["add", [column(STRING), column(INT64)], "Supported signatures: INT64 + INT64; NUMERIC + NUMERIC"],
  ])("no %s %#", (name, args, expected) => {
    expect(said(resolveOperator(name, args))).toContain(expected);
  });
});

describe("functions", () => {
  test.each([
    ["DIV", [column(INT64), column(INT64)], "int_div(INT64, INT64) INT64"],
    ["SUBSTRING", [column(STRING), column(INT64)], "substr(STRING, INT64) STRING"],
    ["DATE_ADD", [column(DATE), column(INT64), part("DAY")], "date_add(DATE, INT64, STRING) DATE"],
    ["DATE_ADD", [column(TIMESTAMP), column(INT64), part("HOUR")], "timestamp_add(TIMESTAMP, INT64, STRING) TIMESTAMP"],
    ["DATE_TRUNC", [column(DATE), part("WEEK", "MONDAY")], "date_trunc(DATE, STRING) DATE"],
    ["IF", [column(BOOL), nothing, column(STRING)], "if(BOOL, STRING, STRING) STRING"],
    ["COALESCE", [column(INT64), column(FLOAT64)], "coalesce(FLOAT64, FLOAT64) FLOAT64"],
    ["CONCAT", [column(STRING), column(INT64)], "concat(STRING, STRING) STRING"],
    [
      "ARRAY_TRANSFORM",
      [column(arrayOf(INT64)), lambda(1, STRING)],
      "array_transform(ARRAY<INT64>, STRING) ARRAY<STRING>",
    ],
    ["SUM", [column(INT64)], "sum(INT64) INT64"],
    ["AVG", [column(INT64)], "avg(INT64) FLOAT64"],
    ["AVG", [column(NUMERIC)], "avg(NUMERIC) NUMERIC"],
    [
      "APPROX_TOP_COUNT",
      [column(STRING), literal(INT64)],
      "approx_top_count(STRING, INT64) ARRAY<STRUCT<value STRING, count INT64>>",
    ],
    ["MAKE_INTERVAL", [{ ...literal(INT64), name: "hour" }], "make_interval(=0, =0, =0, INT64, =0, =0) INTERVAL"],
    ["SQRT", [column(INT64)], "sqrt(FLOAT64) FLOAT64"],
    ["DATE_ADD", [column(DATE), column(INTERVAL)], "date_add(DATE, INTERVAL) DATETIME"],
  ])("%s %#", (name, args, expected) => {
    expect(said(resolve(name, args))).toBe(expected);
  });

  test.each([
    ["ARRAY_CONCAT", [column(arrayOf(INT64)), column(arrayOf(FLOAT64))]],
    ["IF", [column(BOOL), column(STRING), column(INT64)]],
    ["MAX", [column(JSON_TYPE)]],
    ["SUBSTR", [column(INT64), column(INT64)]],
  ])("no %s %#", (name, args) => {
    expect(said(resolve(name, args))).toContain(`No matching signature for function ${name} for argument types`);
  });

  test.each([
    [part("HOUR"), "DATE_ADD does not support the HOUR date part when the argument is DATE type"],
    [part("WEEK", "MONDAY"), "DATE_ADD does not support the WEEK(MONDAY) date part when the argument is DATE type"],
  ])("no part %#", (argument, expected) => {
    expect(said(resolve("DATE_ADD", [column(DATE), column(INT64), argument]))).toBe(expected);
  });

  test("says why a function is left out", () => {
    expect(resolve("ST_X", [])).toMatchObject({ unsupported: true, error: expect.stringContaining("GEOGRAPHY") });
    expect(said(resolve("NOPE", []))).toBe("Function not found: NOPE");
  });
});
