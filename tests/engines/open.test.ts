import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, engineFor, open, openWarehouse, translate } from "@sluice/engines";
import { afterAll, describe, expect, it } from "vitest";
import { databases } from "../conformance/databases.ts";
import { describeEngines, fileEngines } from "../servers/places.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-open-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(database: Database, sql: string): Promise<readonly unknown[]> {
  try {
    return (await database.query(sql)).rows;
  } finally {
    await database.close();
  }
}

const script =
  "create table d.t as select 1 as a; create table u as select 2 as b; create temp table v as select date '2024-02-29' as c; select a, b, c from d.t, u, v";
const row = { a: 1, b: 2, c: "2024-02-29" };

describeEngines("open", (engine, place) => {
  it("by the engine's address", async () => {
    const fresh = await place.fresh();
    expect(await rowsOf(await open({ url: fresh.url }), script)).toEqual([row]);
    await fresh.done();
  });

  it("names without a dataset are in the default one", async () => {
    const fresh = await place.fresh();
    const written = script.replace(" u as", ` ${engine.traits.defaultSchema}.u as`);
    expect(await rowsOf(await open({ url: fresh.url }), written)).toEqual([row]);
    await fresh.done();
  });

  it("a project is a part of the dataset's name", async () => {
    const fresh = await place.fresh();
    const sql = "create table p.d.t as select 1 as a; create table d.t as select 2 as a; select a from p.d.t";
    expect(await rowsOf(await open({ url: fresh.url, defaultSchema: "shop" }), sql)).toEqual([{ a: 1 }]);
    await fresh.done();
  });
});

describe.each(fileEngines)("open of $name, whose databases are files,", ({ name }) => {
  it("by its name, in memory", async () => {
    expect(await rowsOf(await open({ dialect: name }), script)).toEqual([row]);
    await expect(open({ dialect: name }).then((again) => rowsOf(again, "select * from d.t"))).rejects.toThrow(
      "not found",
    );
  });

  it("by its name and a path, where the tables stay", async () => {
    const path = join(folder, name);
    await rowsOf(await open({ dialect: name, path, defaultSchema: "shop" }), "create table t as select 1 as a");
    expect(await rowsOf(await open({ dialect: name, path, defaultSchema: "shop" }), "select a from shop.t")).toEqual([
      { a: 1 },
    ]);
  });
});

it("open takes the first of the list where nothing is said", async () => {
  expect(await rowsOf(await open(), script)).toEqual([row]);
  await rowsOf(await open({ path: join(folder, "default") }), "create table t as select 1 as a");
  const warehouse = await openWarehouse(`duckdb:${join(folder, "default")}`);
  expect(await warehouse.rows("select a from main.t")).toEqual([[1n]]);
  await warehouse.close();
});

describe("an engine that is not in the list is refused", () => {
  const refused = { name: "WarehouseError", message: expect.stringContaining("expected") };

  it.each([
    ["engineFor", async () => engineFor("oracle")],
    ["open", () => open({ dialect: "oracle" })],
    ["open with an address", () => open({ url: "oracle://host/db" })],
    ["translate", async () => translate("select 1", { dialect: "oracle" })],
    ["conformance", async () => databases("oracle")],
    ["openWarehouse", () => openWarehouse("oracle:x")],
  ])("by %s", (_, work) => expect(work()).rejects.toMatchObject(refused));

  it.each([{ dialect: "" }, { dialect: "DuckDB" }, { dialect: "toString" }])("as %j is", (options) =>
    expect(open(options)).rejects.toMatchObject({ reason: "engine" }),
  );
});

it("open wants an address where an engine has no files, and only one of both ways", async () => {
  await expect(open({ dialect: "postgres" })).rejects.toThrow("expected url, as postgres://HOST/DATABASE");
  await expect(open({ url: "sqlite::memory:", path: "x" })).rejects.toThrow("expected either url, or dialect and path");
});
