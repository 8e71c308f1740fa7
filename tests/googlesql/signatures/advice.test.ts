import { expect, test } from "vitest";
import { resolve, resolveOperator } from "@sluice/googlesql/signatures";
import { analyse, parseQuery } from "@sluice/googlesql";
import type { Type } from "@sluice/googlesql/types";

const STRING: Type = { kind: "STRING" };
const INT64: Type = { kind: "INT64" };
const DATE: Type = { kind: "DATE" };

test.each([
  ["gt", [{ type: STRING, alias: "quantity" }, { type: INT64 }], "quantity is STRING: cast it to INT64"],
  ["gt", [{ type: INT64 }, { type: STRING, alias: "quantity" }], "quantity is STRING: cast it to INT64"],
  [
    "eq",
    [
      { type: DATE, alias: "day" },
      { type: STRING, alias: "given" },
    ],
    "given is STRING: cast it to DATE",
  ],
] as const)("operator %s of %j", (name, args, expected) => {
  const { error = "" } = resolveOperator(name, args);
  expect(error).toContain(`Here ${expected}`);
  expect(error).not.toContain("ANY");
});

test.each([
  ["sum", [{ type: STRING, alias: "amount" }], "amount is STRING: cast it to INT64"],
  ["upper", [{ type: INT64 }], "the argument is INT64: cast it to STRING"],
] as const)("function %s of %j", (name, args, expected) => {
  const { error = "" } = resolve(name, args);
  expect(error).toContain(expected);
  expect(error).toContain("Supported signatures");
});

test("where no cast of one argument would do, there is no advice", () => {
  const JSON_TYPE: Type = { kind: "JSON" };
  const nested: Type = { kind: "ARRAY", element: JSON_TYPE };
  expect(resolveOperator("eq", [{ type: DATE }, { type: INT64 }]).error).not.toContain("Here");
  expect(resolveOperator("lt", [{ type: nested }, { type: nested }]).error).not.toContain("Here");
});

test("a column has its name in what is said", () => {
  const query = parseQuery("select 1 from (select '1' as quantity) where quantity > 1");
  const none = { table: () => undefined, nameOf: (path: readonly string[]) => path, names: () => [] };
  expect(() => analyse({ kind: "queryStatement", query, start: 0, end: 0 }, none)).toThrow(
    "quantity is STRING: cast it to INT64",
  );
});
