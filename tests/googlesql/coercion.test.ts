import { describe, expect, test } from "vitest";
import {
  canCast,
  canCoerce,
  commonType,
  isComparable,
  isGroupable,
  isOrderable,
  type Operand,
} from "../../packages/googlesql/src/coercion/index.ts";
import {
  arrayOf,
  BIGNUMERIC,
  BOOL,
  BYTES,
  DATE,
  DATETIME,
  FLOAT64,
  INT64,
  INTERVAL,
  JSON_TYPE,
  NUMERIC,
  STRING,
  structOf,
  TIME,
  TIMESTAMP,
  type Type,
  typeName,
} from "../../packages/googlesql/src/types.ts";

const column = (type: Type): Operand => ({ type });
const literal = (type: Type): Operand => ({ type, isLiteral: true });
const untyped: Operand = { type: INT64, isLiteral: true, isNull: true };
const name = (type: Type | undefined) => type && typeName(type);

describe("canCoerce", () => {
  test.each([
    [column(INT64), FLOAT64, true],
    [column(INT64), NUMERIC, true],
    [column(FLOAT64), NUMERIC, false],
    [literal(FLOAT64), NUMERIC, true],
    [column(FLOAT64), INT64, false],
    [literal(FLOAT64), INT64, false],
    [column(BIGNUMERIC), NUMERIC, false],
    [column(STRING), DATE, false],
    [literal(STRING), DATE, true],
    [literal(STRING), INT64, false],
    [{ type: STRING, isParameter: true }, TIMESTAMP, true],
    [column(DATE), DATETIME, true],
    [column(DATE), TIMESTAMP, false],
    [untyped, arrayOf(STRING), true],
    [column(arrayOf(INT64)), arrayOf(FLOAT64), false],
    [{ type: arrayOf(INT64), inner: [literal(INT64)], isLiteral: true }, arrayOf(FLOAT64), true],
    [column(structOf([{ name: "a", type: INT64 }])), structOf([{ name: "b", type: FLOAT64 }]), true],
    [column(structOf([{ type: INT64 }])), structOf([{ type: INT64 }, { type: INT64 }]), false],
  ])("%# $type", (operand, type, expected) => {
    expect(canCoerce(operand, type)).toBe(expected);
  });
});

describe("commonType", () => {
  test.each([
    [[column(INT64), column(FLOAT64)], "FLOAT64"],
    [[column(INT64), column(NUMERIC)], "NUMERIC"],
    [[column(NUMERIC), column(FLOAT64)], "FLOAT64"],
    [[column(NUMERIC), literal(FLOAT64)], "NUMERIC"],
    [[column(DATE), literal(STRING)], "DATE"],
    [[column(DATE), column(DATETIME)], "DATETIME"],
    [[column(DATE), column(TIMESTAMP)], undefined],
    [[column(STRING), column(INT64)], undefined],
    [[untyped, column(STRING)], "STRING"],
    [[untyped, untyped], "INT64"],
    [[{ type: arrayOf(INT64), isNull: true }, column(arrayOf(STRING))], "ARRAY<STRING>"],
    [[column(structOf([{ name: "a", type: INT64 }])), column(structOf([{ type: FLOAT64 }]))], "STRUCT<a FLOAT64>"],
  ])("%#", (operands, expected) => {
    expect(name(commonType(operands))).toBe(expected);
  });
});

describe("canCast", () => {
  test.each([
    [STRING, INT64, true],
    [STRING, JSON_TYPE, false],
    [BOOL, FLOAT64, false],
    [FLOAT64, BOOL, false],
    [BYTES, STRING, true],
    [BYTES, INT64, false],
    [TIMESTAMP, DATE, true],
    [DATE, TIME, false],
    [TIME, STRING, true],
    [DATE, INT64, false],
    [INTERVAL, STRING, true],
    [arrayOf(INT64), arrayOf(STRING), true],
    [arrayOf(INT64), STRING, false],
  ])("%# %j → %j", (from, to, expected) => {
    expect(canCast({ type: from }, to)).toBe(expected);
  });
});

test("what can be compared, grouped and ordered", () => {
  const types = [INT64, INTERVAL, JSON_TYPE, arrayOf(INT64), structOf([{ type: STRING }])];
  expect(types.map(isComparable)).toEqual([true, true, false, false, true]);
  expect(types.map(isGroupable)).toEqual([true, true, false, true, true]);
  expect(types.map(isOrderable)).toEqual([true, true, false, false, false]);
});
