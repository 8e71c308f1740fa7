/**
 * Engines share code by the core, not by copies: of the files of one name in two engines' folders, at most a tenth of the lines are the
 * same to the letter. Lines that say nothing by themselves are left out: imports, what is exported again, brackets, and names alone
 * (`text,`, `sum: total,`, `case "DATE":`), which are alike because one thing has one name everywhere.
 */
import { engines } from "@sluice/engines";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sources = join(import.meta.dirname, "../../packages/engines/src");

const isTelling = (line: string): boolean =>
  /\w/.test(line) && !/^(?:(?:\w+: |\.\.\.)?\w+,|case "\w+":|default:)$/.test(line);

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^(?:import|export \{)[^;]*;$/gm, "")
    .split("\n")
    .map((line) => line.trim())
    .filter(isTelling);

/** How many lines of one text are in another, each as often as it is there. */
function sameLines(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return one.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  }).length;
}

function copiesOf(one: string, other: string) {
  const names = globSync("**/*.ts", { cwd: join(sources, one) }).toSorted();
  const shared = names.filter((name) => globSync(name, { cwd: join(sources, other) }).length > 0);
  const files = shared.map((name) => {
    const [a = [], b = []] = [one, other].map((engine) => linesOf(readFileSync(join(sources, engine, name), "utf8")));
    return { name, same: sameLines(a, b), lines: (a.length + b.length) / 2 };
  });
  const sum = (of: "same" | "lines"): number => files.reduce((total, file) => total + file[of], 0);
  return { files, share: sum("same") / sum("lines") };
}

describe("copies", () => {
  const names = engines.map(({ name }) => name);
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other] as const));

  test.each(pairs)("between %s and %s", (one, other) => {
    const { files, share } = copiesOf(one, other);
    expect(files.length).toBeGreaterThan(10);
    const most = files.toSorted((a, b) => b.same - a.same).slice(0, 5);
    expect(share, most.map(({ name, same, lines }) => `${name}: ${same} of ${lines}`).join("\n")).toBeLessThanOrEqual(
      0.1,
    );
  });

  test("a line counts as often as both have it", () => {
    expect(sameLines(["a = 1", "a = 1", "b = 2"], ["a = 1", "c = 3"])).toBe(1);
    expect(sameLines(["a = 1"], ["b = 2"])).toBe(0);
    expect(linesOf('import { x,\n y } from "z";\n\nconst a = 1;\n  });\n  text,\n  ...text,\n  case "A":')).toEqual([
      "const a = 1;",
    ]);
  });
});
