import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquet, type Mart } from "@sluice/exports";
import type { Column } from "@sluice/googlesql";
import { afterEach, beforeEach, expect, it } from "vitest";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sluice-parquet-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const column = (name: string, kind: Exclude<Column["type"]["kind"], "ARRAY" | "STRUCT" | "RANGE">): Column => ({
  name,
  type: { kind },
});

const mart: Mart = {
  name: "readings",
  columns: [
    column("year", "INT64"),
    column("region", "STRING"),
    column("f", "FLOAT64"),
    column("price", "NUMERIC"),
    column("huge", "BIGNUMERIC"),
    column("yes", "BOOL"),
    column("raw", "BYTES"),
    column("day", "DATE"),
    column("made", "DATETIME"),
    column("at", "TIMESTAMP"),
    column("tod", "TIME"),
    column("details", "JSON"),
    { name: "list", type: { kind: "ARRAY", element: { kind: "INT64" } } },
  ],
  rows: [
    [
      2022,
      'É "q"\n😀',
      0.1,
      "1.500000001",
      "0.00000000000000000001",
      true,
      "AP8=",
      "2024-02-29",
      "2024-02-29T12:30:00.5",
      "2024-02-29T23:00:00Z",
      "23:59:59",
      { a: [1, null] },
      [1, 2],
    ],
    [2022, "", "NaN", "-99999999999999999999999999999.999999999", null, false, null, null, null, null, null, null, []],
    [2023, null, "-Infinity", null, null, null, null, null, null, null, null, null, null],
    ["9007199254740993", "z", 1, null, null, null, null, null, null, null, null, null, null],
  ],
  keys: { primaryKey: [], references: [], indexes: [], notNull: [] },
};

/** As DuckDB itself reads it. */
async function read(path: string, what: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  const reader = await connection.runAndReadAll(`select ${what} from read_parquet('${path}')`);
  connection.closeSync();
  instance.closeSync();
  return reader.getRowsJson();
}

it("keeps values and types", async () => {
  const path = join(folder, "a.parquet");
  expect(await parquet({ path }).write(mart)).toEqual({ to: path, rows: 4 });
  const names = mart.columns.map(({ name }) => name);
  const types = await read(path, names.map((name) => `typeof("${name}")`).join(", "));
  expect(types[0]).toEqual([
    "BIGINT",
    "VARCHAR",
    "DOUBLE",
    "DECIMAL(38,9)",
    "VARCHAR",
    "BOOLEAN",
    "BLOB",
    "DATE",
    "TIMESTAMP",
    "TIMESTAMP WITH TIME ZONE",
    "TIME",
    "JSON",
    "JSON",
  ]);
  const texts = await read(path, names.map((name) => (name === "raw" ? "hex(raw)" : `"${name}"::varchar`)).join(", "));
  expect(texts).toEqual([
    [
      "2022",
      'É "q"\n😀',
      "0.1",
      "1.500000001",
      "0.00000000000000000001",
      "true",
      "00FF",
      "2024-02-29",
      "2024-02-29 12:30:00.5",
      "2024-02-29 23:00:00+00",
      "23:59:59",
      '{"a":[1,null]}',
      "[1,2]",
    ],
    [
      "2022",
      "",
      "nan",
      "-99999999999999999999999999999.999999999",
      null,
      "false",
      null,
      null,
      null,
      null,
      null,
      null,
      "[]",
    ],
    ["2023", null, "-inf", null, null, null, null, null, null, null, null, null, null],
    ["9007199254740993", "z", "1.0", null, null, null, null, null, null, null, null, null, null],
  ]);
});

it("has its columns where there are no rows", async () => {
  const path = join(folder, "none.parquet");
  await parquet({ path }).write({ ...mart, rows: [] });
  expect(await read(path, "count(*)::int, count(price)::int")).toEqual([[0, 0]]);
});

it("is a file for each value of a column; those that are the same are left alone, those that are gone go", async () => {
  const path = join(folder, "year={year}/readings_{year}.parquet");
  const files = () => globSync("**/*.parquet", { cwd: folder }).toSorted();
  await parquet({ path }).write(mart);
  expect(files()).toEqual([2022, 2023, "9007199254740993"].map((year) => `year=${year}/readings_${year}.parquet`));
  expect(await read(join(folder, files()[0]!), "count(*)::int, min(year)::int")).toEqual([[2, 2022]]);
  const [before, bytes] = [statSync(join(folder, files()[0]!)).mtimeMs, readFileSync(join(folder, files()[0]!))];
  await parquet({ path }).write({ ...mart, rows: mart.rows.slice(0, 3) });
  expect(files()).toHaveLength(2);
  expect(statSync(join(folder, files()[0]!)).mtimeMs).toBe(before);
  expect(readFileSync(join(folder, files()[0]!)).equals(bytes)).toBe(true);
});

it("a value that does not fit, or would leave the folder, leaves all as it was", async () => {
  const path = join(folder, "{region}.parquet");
  const broken = [
    ["x", "a", 1],
    [1, "..", 1],
  ].map((row) => [...row, ...Array.from({ length: 10 }, () => null)]);
  for (const row of broken)
    await expect(parquet({ path }).write({ ...mart, rows: [mart.rows[3]!, row] })).rejects.toThrow(
      /can't be written|no file can be named so/,
    );
  expect(globSync("**/*", { cwd: folder })).toEqual([]);
});
