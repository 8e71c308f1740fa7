/** The trees of this repository's models, assertions and unit tests. */
import { expect, test } from "vitest";
import { validate } from "../googlesql/validator/index.ts";
import { analyse, graph } from "./analysed.ts";

const { actions, problems } = analyse(graph);

test("all can be read", () => {
  expect(problems).toEqual([]);
  expect([...actions.values()].flatMap(({ trees }) => trees).length).toBeGreaterThan(70);
});

test.each([...actions])("%s", (_name, { trees }) => {
  expect(trees.flatMap(validate)).toEqual([]);
});
