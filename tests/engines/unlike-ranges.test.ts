/** Ranges of unlike types: a message that names the function and the types, on every engine, and never an error of our own code. */
import { engines, translate } from "@sluice/engines";
import { describe, expect, test } from "vitest";

const kinds = ["DATE", "DATETIME", "TIMESTAMP"] as const;
const range = (kind: string) => `RANGE<${kind}> '[2024-01-01, 2024-02-01)'`;
const pairs = kinds.flatMap((one) => kinds.filter((other) => other !== one).map((other) => [one, other] as const));
/** A DATE goes as a DATETIME. */
const apart = pairs.filter((pair) => pair.includes("TIMESTAMP"));
const called = ["RANGE_OVERLAPS", "RANGE_INTERSECT", "RANGE_CONTAINS", "COALESCE", "NULLIF", "GREATEST"];
const odd = ["1", "TRUE", "[1]", "STRUCT(1 AS a)", "JSON '1'", "INTERVAL 1 DAY"];

describe.each(engines.map(({ name }) => name))("on %s", (dialect) => {
  const refusal = (expression: string): unknown => {
    try {
      return translate(`select ${expression} as x`, { dialect });
    } catch (error) {
      return error;
    }
  };

  test.each(called)("%s of two ranges", (fn) => {
    for (const [one, other] of pairs)
      expect(refusal(`${fn}(${range(one)}, ${range(other)})`)).toMatchObject({
        name: "GoogleSqlError",
        message: expect.stringContaining(`${fn} for argument types: RANGE<${one}>, RANGE<${other}>`),
      });
  });

  test.each(["RANGE_OVERLAPS", "RANGE_INTERSECT", "RANGE_CONTAINS"])("%s of a range and what is none", (fn) => {
    for (const other of odd)
      expect(refusal(`${fn}(${range("DATE")}, ${other})`)).toMatchObject({
        name: "GoogleSqlError",
        message: expect.stringContaining(`No matching signature for function ${fn}`),
      });
  });

  test.each(["RANGE_START", "RANGE_END", "RANGE_IS_START_UNBOUNDED", "RANGE_IS_END_UNBOUNDED"])("%s of none", (fn) => {
    for (const other of odd)
      expect(refusal(`${fn}(${other})`)).toMatchObject({
        name: "GoogleSqlError",
        message: expect.stringContaining(`No matching signature for function ${fn}`),
      });
  });

  test.each(["=", "<>", "<", ">="])("ranges compared by %s", (operator) => {
    for (const [one, other] of pairs)
      expect(refusal(`${range(one)} ${operator} ${range(other)}`)).toMatchObject({ name: "GoogleSqlError" });
  });

  test("a range of two ends of unlike types, and of a bound of another", () => {
    for (const [one, other] of apart) {
      expect(refusal(`RANGE(${one} '2024-01-01', ${other} '2024-02-01')`)).toMatchObject({ name: "GoogleSqlError" });
      expect(refusal(`RANGE_CONTAINS(${range(one)}, ${other} '2024-01-02')`)).toMatchObject({ name: "GoogleSqlError" });
    }
  });
});
