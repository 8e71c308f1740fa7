import { parseExpression } from "@sluice/googlesql";
import { describe, expect, test } from "vitest";
import { shape } from "./shape.ts";

describe("what binds tighter", () => {
  test.each([
    ["a or b and c", "(a OR (b AND c))"],
    ["a and b or c and d", "((a AND b) OR (c AND d))"],
    ["not a and b", "((NOT a) AND b)"],
    ["not a = b", "(NOT (a = b))"],
    ["not not a", "(NOT (NOT a))"],
    ["a = b and c <> d", "((a = b) AND (c != d))"],
    ["a + b * c", "(a + (b * c))"],
    ["a - b - c", "((a - b) - c)"],
    ["a || b + c", "((a || b) + c)"],
    ["a * b || c / d", "(((a * b) || c) / d)"],
    ["a + b << c - d", "((a + b) << (c - d))"],
    ["a & b | c ^ d", "((a & b) | (c ^ d))"],
    ["a << b & c", "((a << b) & c)"],
    ["a | b = c", "((a | b) = c)"],
    ["-a * b", "((- a) * b)"],
    ["- - a", "(- (- a))"],
    ["~a & b", "((~ a) & b)"],
    ["-a.b", "(- a.b)"],
    ["-a[0]", "(- a[0])"],
    ["-f(x).y", "(- f(x).y)"],
    ["a between b and c and d", "((a BETWEEN b AND c) AND d)"],
    ["a not between b + 1 and c | 2", "(a NOT BETWEEN (b + 1) AND (c | 2))"],
    ["a + 1 in (1, 2) or b", "(((a + 1) IN 1,2) OR b)"],
    ["a not in (1) and b", "((a NOT IN 1) AND b)"],
    ["a like b || c", "(a LIKE (b || c))"],
    ["not a like b", "(NOT (a LIKE b))"],
    ["a is null and b is not true", "((a IS NULL) AND (b IS NOT TRUE))"],
    ["a is unknown", "(a IS NULL)"],
    ["a + b is not distinct from c", "((a + b) IS NOT DISTINCT FROM c)"],
    ["(a or b) and c", "((a OR b) AND c)"],
    ["a = (b = c)", "(a = (b = c))"],
    ["x.y.z(1).w[2]", "x.y.z(1).w[2]"],
    ["(x).upper()", "upper(x)"],
    ["(x).f(y).g(z)", "g(f(x, y), z)"],
    ["(x).(safe.f)(y)", "safe.f(x, y)"],
  ])("%s", (text, expected) => expect(shape(parseExpression(text))).toBe(expected));
});

test.each([
  "a = b = c",
  "a < b < c",
  "a is null is null",
  "a between 1 and 2 = b",
  "a in (1) in (2)",
  "a like b like c",
])("%s needs parentheses", (text) => expect(() => parseExpression(text)).toThrow(/parentheses around the comparison/));
