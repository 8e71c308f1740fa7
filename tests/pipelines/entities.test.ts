/** The generator against CPython's own random, row by row, and against the totals of the original. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entities } from "../../packages/pipelines/src/entities/generator.ts";
import { pythonRandom } from "../../packages/pipelines/src/entities/mersenne.ts";

const python = (...args: string[]): unknown =>
  JSON.parse(execFileSync("python3", args, { encoding: "utf8", maxBuffer: 1 << 28 }));

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const yearOf = (year: number, controller: number) =>
  months.flatMap((month) => [...entities({ year, month, controller })]);

describe("random as CPython's", () => {
  it.each([0, 1, 5489, 2 ** 31, 2 ** 32 - 1])("from seed %i", (seed) => {
    const program = `
import json, random
r = random.Random(${seed})
print(json.dumps([r.randint(0, n) for n in [0, 1, 2, 3, 6, 7, 8, 100, 2**16, 2**31 - 1, 2**31, 2**32 - 2] * 100]))`;
    const { randint } = pythonRandom(seed);
    const ends = [0, 1, 2, 3, 6, 7, 8, 100, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2];
    const drawn = Array.from({ length: 100 }, () => ends).flat().map((high) => randint(0, high)); // prettier-ignore
    expect(drawn).toEqual(python("-c", program));
  });
});

describe("entities", () => {
  it.each([[2022, 1], [2023, 3], [2024, 10]])("of %i, controller %i, are those of the brief's generator", (year, controller) => {
    const rows = yearOf(year, controller).map(({ createdAt, value }) => [
      new Date(createdAt).toISOString().slice(0, 19).replace("T", " "),
      value,
    ]);
    expect(rows).toEqual(python(join(import.meta.dirname, "generator.py"), String(year), String(controller)));
  }); // prettier-ignore

  it.each([
    [2022, 1, 7_374, 61_862],
    [2023, 1, 7_379, 61_629],
    [2022, 10, 73_787, 6_181_056],
    [2023, 10, 73_787, 6_181_902],
    [2022, 100, 742_650, 623_132_098],
    [2023, 100, 742_784, 623_260_080],
  ])("of %i, controller %i, are %i and sum to %i, as with the original", (year, controller, rows, sum) => {
    const all = yearOf(year, controller);
    expect([all.length, all.reduce((total, { value }) => total + value, 0)]).toEqual([rows, sum]);
  });

  it("end where delays of no second would never", () => {
    expect(() => [...entities({ year: 2022, month: 6, controller: 1667 })]).toThrow(/controller/);
  });
});
