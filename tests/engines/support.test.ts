import { readFileSync } from "node:fs";
import { engines, supportMarkdown, supportRows } from "@sluice/engines";
import { expect, test } from "vitest";

test("docs/functions.md is what the code says: npm run functions", () => {
  const written = readFileSync(new URL("../../docs/functions.md", import.meta.url), "utf8");
  expect(written).toBe(supportMarkdown());
});

test("engines support no function that the registry does not know", () => {
  const rows = supportRows();
  const casts = new Set(["cast", "cast_format", "cast_limit"]);
  for (const engine of engines) {
    const claimed = [...engine.supported].filter((name) => !casts.has(name)).length;
    const shown = rows.filter((row) => row.supported[engine.name]).length;
    expect(claimed - shown, engine.name).toBeLessThanOrEqual(2);
  }
});

test("DuckDB has all but a few", () => {
  const rows = supportRows();
  expect(rows.filter((row) => row.supported.duckdb).length / rows.length).toBeGreaterThan(0.95);
});

test("what only our connections have is told apart: PostgreSQL has none of it", () => {
  const row = (name: string) => supportRows().find((one) => one.name === name)?.private;
  expect(row("SOUNDEX")).toEqual({ duckdb: true, sqlite: true, postgres: false });
  expect(row("UPPER")).toEqual({ duckdb: false, sqlite: true, postgres: false });
  expect(row("DATE_ADD")).toEqual({ duckdb: false, sqlite: false, postgres: false });
});
