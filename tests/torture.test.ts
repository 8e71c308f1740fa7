import { expect, test } from "vitest";
import { compare } from "./torture/tally.ts";

test("what is missing, there twice or thrice, or nobody's", () => {
  const found = ["a,1", "b,2", "b,2", "c,3", "c,3", "c,3", "x,0", "x,0"];
  expect(compare(found, ["a,1", "b,2", "c,3", "d,4", "e,5"])).toEqual({ lost: 2, doubled: 3, wrong: 1 });
  expect(compare(["a,1"], ["a,1"])).toEqual({ lost: 0, doubled: 0, wrong: 0 });
});
