import { describe, expect, test } from "vitest";
import { compare, type Table } from "../../packages/runner/src/unit-tests/compare.ts";

type Kind = "INT64" | "STRING" | "NUMERIC" | "FLOAT64";

const table = (columns: Readonly<Record<string, Kind>>, ...rows: readonly (readonly unknown[])[]): Table => ({
  columns: Object.entries(columns).map(([name, kind]) => ({ name, type: { kind } })),
  rows: rows.map((row) => Object.fromEntries(Object.keys(columns).map((name, at) => [name, row[at]]))),
});

const named = { n: "INT64", name: "STRING" } as const;

/** Messages as the official CLI words them. */
describe("unit tests are judged as the official CLI judges them", () => {
  test("equal", () => {
    expect(compare(table(named, [1, "a"]), table(named, [1, "a"]), true)).toEqual([]);
  });

  test("the number of rows comes first, whatever the columns are", () => {
    expect(compare(table({ x: "INT64" }, [1], [2]), table(named, [1, "a"]), true)).toEqual([
      "Expected 1 rows, but saw 2 rows.",
    ]);
  });

  test("no rows on either side pass, whatever the columns are", () => {
    expect(compare(table({ x: "INT64" }), table(named), true)).toEqual([]);
  });

  test("columns by name, in any case and order", () => {
    expect(compare(table({ NAME: "STRING", N: "INT64" }, ["a", 1]), table(named, [1, "a"]), true)).toEqual([]);
    expect(compare(table({ n: "INT64", nom: "STRING" }, [1, "a"]), table(named, [1, "a"]), true)).toEqual([
      'Expected columns "n,name", but saw "n,nom".',
    ]);
  });

  test("values, every one that differs", () => {
    expect(compare(table(named, [1, "a"], [2, "x"]), table(named, [1, "a"], [3, "b"]), true)).toEqual([
      'For row 1 and column "n": expected "3", but saw "2".',
      'For row 1 and column "name": expected "b", but saw "x".',
    ]);
  });

  test("null, and with it the rest of the row is let be", () => {
    expect(compare(table(named, [null, "x"]), table(named, [1, "a"]), true)).toEqual([
      'For row 0 and column "n": expected "1", but saw null.',
    ]);
    expect(compare(table(named, [1, "a"]), table(named, [null, "a"]), true)).toEqual([
      'For row 0 and column "n": expected null, but saw "1".',
    ]);
  });

  test("types", () => {
    expect(compare(table({ n: "STRING" }, ["1"]), table({ n: "INT64" }, [1]), true)).toEqual([
      'For row 0 and column "n": expected type "number", but saw type "string".',
    ]);
    expect(compare(table({ n: "FLOAT64" }, [1]), table({ n: "INT64" }, [1]), true)).toEqual([]);
    expect(compare(table({ n: "INT64" }, [1]), table({ n: "NUMERIC" }, [1]), true)).toEqual([
      'For row 0 and column "n": expected type "object", but saw type "number".',
    ]);
  });
});

describe("row order", () => {
  const one = table(named, [1, "a"], [2, "b"], [2, "b"]);
  const other = table(named, [2, "b"], [1, "a"], [2, "b"]);

  test("counts where the query orders", () => {
    expect(compare(other, one, true)).toHaveLength(4);
  });

  test("does not count where it does not", () => {
    expect(compare(other, one, false)).toEqual([]);
  });

  test("duplicates count all the same", () => {
    expect(compare(table(named, [1, "a"], [1, "a"], [2, "b"]), one, false)).toEqual([
      'For row 2 and column "n": expected "2", but saw "1".',
      'For row 2 and column "name": expected "b", but saw "a".',
    ]);
  });
});
