/** Every view of the pipelines is read by clients that are not ours, in another time zone, with the values that we read. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { openWarehouse } from "@sluice/engines";
import { beforeAll, describe, expect, it } from "vitest";
import { sluice, tempDir } from "../cli/command.ts";
import { ownProject } from "./project.ts";
import { deliveries, fileOf } from "./sensors-store.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");

/** A view's name in SQL, and its rows as JSON, in no order. */
type Views = ReadonlyMap<string, readonly string[]>;

const rowsOf = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows
    .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)))
    .toSorted();

function sensorStore(): string {
  const store = tempDir();
  const [name, content] = fileOf(deliveries()[0]!, 0);
  mkdirSync(dirname(join(store, name)), { recursive: true });
  writeFileSync(join(store, name), content);
  return `raw:${store}`;
}

/** All but the production database's: its views are read empty. */
const sources = (): readonly string[] => [
  `posts=${join(fixtures, "posts_votes/posts.json")}`,
  `votes=${join(fixtures, "posts_votes/votes.json")}`,
  `bmrs_wind_forecast_pair=${join(fixtures, "wind_orders/bmrs_wind_forecast_pair.csv")}`,
  `linear_orders=${join(fixtures, "wind_orders/linear_orders_raw.json")}`,
  `temperatures=${join(fixtures, "temperatures/answer-1.json")}`,
  `region_contours=${join(fixtures, "temperatures/contours.json")}`,
  `sensor_messages=${sensorStore()}`,
  `sensors=${join(fixtures, "sensors/sensors.json")}`,
];

async function built(url: string, ...more: readonly string[]): Promise<void> {
  const given = sources().flatMap((source) => ["--source", source]);
  const { code, out, err } = await sluice(ownProject(), "run", ...given, "--no-export", "--warehouse", url, ...more);
  expect([code, err], out).toEqual([0, ""]);
}

async function oursOf(url: string, names: Iterable<string>): Promise<Views> {
  const warehouse = await openWarehouse(url);
  const views = new Map<string, readonly string[]>();
  for (const name of names) views.set(name, rowsOf(await warehouse.rows(`select * from ${name}`)));
  await warehouse.close();
  return views;
}

describe("duckdb", () => {
  const file = join(tempDir(), "w.duckdb");
  beforeAll(() => built(`duckdb:${file}`));

  async function theirs(): Promise<Views> {
    const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
    const connection = await instance.connect();
    await connection.run("set TimeZone = 'Asia/Kolkata'");
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows() as unknown[][];
    const found = await rows("select schema_name || '.' || view_name from duckdb_views() where not internal");
    const views = new Map<string, readonly string[]>();
    for (const [name] of found) views.set(String(name), rowsOf(await rows(`select * from ${String(name)}`)));
    connection.closeSync();
    instance.closeSync();
    return views;
  }

  it("every view is read by a DuckDB that knows nothing of us", async () => {
    const views = await theirs();
    expect(views.size).toBeGreaterThan(60);
    expect(views).toEqual(await oursOf(`duckdb:${file}`, views.keys()));
    expect([...views.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(10);
  });
});
