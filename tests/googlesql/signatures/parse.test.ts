import { expect, test } from "vitest";
import { parseSignatures } from "../../../packages/googlesql/src/signatures/parse.ts";

test.each([
  ["f(INT46) -> INT64", "INT46 is no type"],
  ["f(INT64 -> INT64", "-> is no type"],
  ["f(INT64) -> ARRAY<INT64", "expected >"],
  ["f(INT64) INT64", "expected ->"],
])("what no signature can be is said with its text: %s", (text, message) => {
  expect(() => parseSignatures(text)).toThrow(text);
  expect(() => parseSignatures(text)).toThrow(message);
});
