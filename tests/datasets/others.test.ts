/** Every view of the pipelines is read by clients that are not ours, in another time zone, with the values that we read. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
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

async function built(url: string, ...more: readonly string[]): Promise<string> {
  const given = sources().flatMap((source) => ["--source", source]);
  const { code, out, err } = await sluice(ownProject(), "run", ...given, "--no-export", "--warehouse", url, ...more);
  expect([code, err], out).toEqual([0, ""]);
  return out;
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

describe("sqlite", () => {
  const file = join(tempDir(), "w.sqlite");
  let out = "";
  beforeAll(async () => {
    out = await built(`sqlite:${file}`);
  });

  /** What can be read, and what can't, by a connection without our functions. */
  function theirs(): { readonly views: Views; readonly failed: readonly string[] } {
    const database = new DatabaseSync(file, { readOnly: true });
    const found = database.prepare("select name from sqlite_master where type = 'view'").all();
    const views = new Map<string, readonly string[]>();
    const failed: string[] = [];
    for (const { name } of found) {
      try {
        const statement = database.prepare(`select * from "${String(name)}"`);
        statement.setReadBigInts(true);
        statement.setReturnArrays(true);
        views.set(String(name), rowsOf(statement.all() as unknown as unknown[][]));
      } catch (error) {
        failed.push(`${String(name)}: ${(error as Error).message}`);
      }
    }
    database.close();
    return { views, failed };
  }

  const named = (): readonly string[] =>
    Array.from(out.matchAll(/^ {2}(\w+)\.(\w+): [A-Z_, ]+$/gm), ([, schema, name]) =>
      schema === "marts" ? String(name) : `${schema}__${name}`,
    );

  it("a run names the views that only we can read", () => {
    const failed = theirs().failed.map((line) => line.split(":")[0] ?? "");
    const models = failed.filter((name) => !name.startsWith("assertions__"));
    expect(models.length).toBeGreaterThan(0);
    expect(named().toSorted()).toEqual(models.toSorted());
  });

  it("the marts' views are read by any SQLite, Python's too", async () => {
    const { views } = theirs();
    expect([...views.keys()]).toContain("region_temperatures_3h");
    expect(views).toEqual(await oursOf(`sqlite:${file}`, views.keys()));
    const program = `import sqlite3, sys
print(len(sqlite3.connect(sys.argv[1]).execute("select * from region_temperatures_3h").fetchall()))`;
    const count = execFileSync("python3", ["-c", program, file], { encoding: "utf8" });
    expect(Number(count)).toBe(views.get("region_temperatures_3h")?.length);
  });

  it("with --materialize-views all are read, and a run without makes views of them again", async () => {
    const before = theirs().failed;
    await built(`sqlite:${file}`, "--materialize-views");
    expect(theirs().failed).toEqual([]);
    await built(`sqlite:${file}`);
    expect(theirs().failed.toSorted()).toEqual(before.toSorted());
  });
});
