import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder, type Action } from "../../packages/graph/src/index.ts";

function action(name: string, dependencies: readonly string[] = []): Action {
  const target = { name };
  return {
    type: "declaration",
    target,
    canonicalTarget: target,
    name,
    tags: [],
    disabled: false,
    fileName: `definitions/${name}.sqlx`,
    dependencies: dependencies.map((name) => ({ name })),
    hermeticity: "UNKNOWN",
    raw: { target, canonicalTarget: target },
  };
}

function order(graph: Readonly<Record<string, readonly string[]>>): string[] {
  return inOrder(Object.entries(graph).map(([name, needs]) => action(name, needs))).map(({ name }) => name);
}

test("dependencies first, otherwise as given", () => {
  expect(order({ c: ["a", "b"], z: [], b: ["a"], a: [] })).toEqual(["a", "b", "c", "z"]);
});

test("dependencies outside count as met", () => {
  expect(order({ b: ["elsewhere"], a: [] })).toEqual(["b", "a"]);
});

test("a cycle is an error that shows the chain and a file", () => {
  expect(() => order({ start: ["a"], a: ["b"], b: ["c"], c: ["a"] })).toThrow(
    expect.objectContaining({
      reason: "cycle",
      message: "definitions/a.sqlx: actions wait for each other: a > b > c > a",
    }),
  );
});

test("a chain of 20,000 actions", () => {
  const chain = Array.from({ length: 20_000 }, (_, n) => action(`${n}`, n < 19_999 ? [`${n + 1}`] : []));
  expect(
    inOrder(chain)
      .map(({ name }) => name)
      .slice(0, 2),
  ).toEqual(["19999", "19998"]);
});

test("any graph without cycles: every action once, after all that it needs", () => {
  const edges = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 100 });
  fc.assert(
    fc.property(edges, fc.shuffledSubarray([...Array(31).keys()]), (pairs, numbers) => {
      // An edge leads only to a smaller number: no cycles.
      const needs = (n: number) => pairs.filter(([from, to]) => from === n && to < n).map(([, to]) => `${to}`);
      const actions = numbers.map((n) => action(`${n}`, needs(n)));
      const names = inOrder(actions).map(({ name }) => name);
      expect(names.toSorted()).toEqual(actions.map(({ name }) => name).toSorted());
      for (const { name, dependencies } of actions) {
        const present = dependencies.filter((target) => names.includes(target.name));
        for (const target of present) expect(names.indexOf(target.name)).toBeLessThan(names.indexOf(name));
      }
    }),
  );
});
