/** A new engine is its own folder (here: this file) and a place in the list. Nothing else knows of it. */
import { DuckDBInstance } from "@duckdb/node-api";
import { createSession } from "@sluice/googlesql";
import {
  type Engine,
  engineFor,
  fileAt,
  inMemory,
  open,
  openWarehouse,
  supportMarkdown,
  supportRows,
  translate,
  type Warehouse,
} from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWarehouse } from "../../packages/engines/src/driver/warehouse.ts";
import { connectionOn } from "../../packages/engines/src/duckdb/driver/connection.ts";
import { loader } from "../../packages/engines/src/duckdb/driver/loader.ts";
import { loadingContract } from "../contracts/loading.ts";

/** DuckDB by one connection, without schemas and without a function of ours. */
const stub: Engine = {
  ...engineFor("duckdb"),
  name: "stub",
  title: "Stub",
  schemes: ["stub"],
  address: "stub:PATH",
  traits: { ...engineFor("duckdb").traits, schemas: false, parallelTransactions: false },
  open: async ({ place }) => {
    const instance = await DuckDBInstance.create(place);
    const main = connectionOn(await instance.connect());
    return createWarehouse({
      dialect: stub,
      label: `stub:${place}`,
      concurrency: 1,
      nameOf: ({ schema, name }) => [`${schema}__${name}`],
      main,
      acquire: () => Promise.resolve(main),
      release: () => undefined,
      loader,
      cancel: async () => main.raw.interrupt(),
      close: async () => instance.closeSync(),
    });
  },
};

const engines = [engineFor("sqlite"), stub];

test("is one of the list: addresses, names, translations, the support table", async () => {
  expect(engineFor("stub", engines)).toBe(stub);
  expect(inMemory("stub:x", engines)).toBe("stub::memory:");
  expect(fileAt("stub:/nowhere/x", engines)?.isThere()).toBe(false);
  expect(translate("select 1 as a", { dialect: "stub" }, engines).columns).toEqual([
    { name: "a", type: { kind: "INT64" } },
  ]);
  expect(supportRows(engines).map(({ supported }) => Object.keys(supported).join())).toContain("sqlite,stub");
  expect(supportMarkdown(engines)).toContain("|  | SQLite | Stub |");
  await expect(openWarehouse("oracle:x", {}, engines)).rejects.toThrow('"oracle:x": expected sqlite:PATH or stub:PATH');
});

test("and none of another list", async () => {
  expect(() => engineFor("stub")).toThrow("stub: expected an engine, one of duckdb, sqlite, postgres");
  await expect(openWarehouse("stub::memory:")).rejects.toMatchObject({ reason: "url" });
});

test("a session", async () => {
  const database = await open({ dialect: "stub" }, engines);
  const { rows } = await database.query(`
    declare least int64 default 2;
    create table d.t as select n, concat('n', n) as s from unnest([1, 2, 3]) as n;
    update d.t set s = 'three' where n = 3;
    select n * 2 as twice, s from d.t where n >= least order by n`);
  expect(rows).toEqual([
    { twice: 4, s: "n2" },
    { twice: 6, s: "three" },
  ]);
  await database.close();
});

test("a transaction keeps all, or nothing", async () => {
  const warehouse = await openWarehouse("stub::memory:", {}, engines);
  const session = createSession(warehouse, {
    nameOf: (path) => warehouse.nameOf({ schema: "d", name: path.at(-1) ?? "" }),
  });
  await session.run("create table t (a int64)");
  const failing = warehouse.transaction(async (within) => {
    await within.execute("insert into d__t values (1)");
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect((await session.run("select count(*) as n from t")).rows).toEqual([{ n: 0 }]);
  await warehouse.close();
});

describe("a load", () => {
  let warehouse: Warehouse;
  beforeEach(async () => {
    warehouse = await openWarehouse("stub::memory:", {}, engines);
  });
  afterEach(() => warehouse.close());
  loadingContract(() => warehouse);
});
