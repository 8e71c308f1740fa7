/** A new engine is its own folder (here: this file) and a place in the list. Nothing else knows of it. */
import { DuckDBInstance } from "@duckdb/node-api";
import type { LiteralValue } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql";
import {
  type Address,
  type Engine,
  engineFor,
  fileAt,
  inMemory,
  open,
  openWarehouse,
  supportMarkdown,
  supportRows,
  type Target,
  translate,
  type Warehouse,
} from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Aggregates, Natives } from "../../packages/engines/src/core/context.ts";
import { createDialect } from "../../packages/engines/src/core/dialect.ts";
import { cast, quoted } from "../../packages/engines/src/core/names.ts";
import { createWarehouse } from "../../packages/engines/src/driver/warehouse.ts";
import { decode } from "../../packages/engines/src/duckdb/decode.ts";
import { connectionOn } from "../../packages/engines/src/duckdb/driver/connection.ts";
import { loader } from "../../packages/engines/src/duckdb/driver/loader.ts";
import { loadingContract } from "../contracts/loading.ts";

// ---------------------------------------------------------------- its SQL: what is other than the core's

const types: Partial<Record<Type["kind"], string>> = {
  INT64: "BIGINT",
  FLOAT64: "DOUBLE",
  BOOL: "BOOLEAN",
  BYTES: "BLOB",
  NUMERIC: "DECIMAL(38, 9)",
  BIGNUMERIC: "BIGNUM",
  DATE: "DATE",
  TIMESTAMP: "TIMESTAMPTZ",
};
const declare = ({ kind }: Type): string => types[kind] ?? "VARCHAR";

const natives: Natives = {
  mul: ({ sql: [a, b] }) => `(${a} * ${b})`,
  ge: ({ sql: [a, b] }) => `(${a} >= ${b})`,
  eq: ({ sql: [a, b] }) => `(${a} = ${b})`,
  concat: ({ sql }) => `(${sql.join(" || ")})`,
};

const aggregates: Aggregates = { count: ({ sql: [value = "*"] }) => `count(${value})` };

const literal = ({ value, type }: { readonly value: LiteralValue; readonly type: Type }): string =>
  cast(value === null ? "NULL" : quoted(String(value)), declare(type));

const dialect = createDialect({
  name: "stub",
  traits: {
    schemas: false,
    afterFailure: "drops",
    parallelTransactions: false,
    exclusive: false,
    indexes: false,
    interrupts: true,
    files: true,
    foldsCase: true,
    defaultSchema: "main",
  },
  syntax: { declare, expressions: { literal }, natives, aggregates },
  decode,
});

// ---------------------------------------------------------------- its driver: here DuckDB's, by one connection

const nameOf = ({ schema, name }: Target): readonly string[] => [`${schema}__${name}`];

async function openStub({ place }: Address): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(place);
  const main = connectionOn(await instance.connect());
  return createWarehouse({
    dialect,
    label: `stub:${place}`,
    concurrency: 1,
    nameOf,
    main,
    acquire: () => Promise.resolve(main),
    release: () => undefined,
    loader,
    cancel: async () => main.raw.interrupt(),
    close: async () => instance.closeSync(),
  });
}

const stub: Engine = { ...dialect, title: "Stub", schemes: ["stub"], address: "stub:PATH", nameOf, open: openStub };

// ---------------------------------------------------------------- what it has of being in a list

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
  expect(() => engineFor("stub")).toThrow("stub: expected an engine, one of ");
  await expect(openWarehouse("stub::memory:")).rejects.toMatchObject({ reason: "url" });
});

test("a session", async () => {
  const database = await open({ dialect: "stub" }, engines);
  const { columns, rows } = await database.query(`
    declare least int64 default 2;
    create table d.t (n int64, s string);
    insert into d.t (n, s) values (1, 'one'), (2, 'two'), (3, "it's");
    update d.t set s = concat(s, '!') where n = 3;
    create view d.v as select n * 2 as twice, s from d.t where n >= least;
    select twice, s, (select count(*) from d.t) as many from d.v order by twice desc`);
  expect(columns).toEqual([
    { name: "twice", type: "INT64" },
    { name: "s", type: "STRING" },
    { name: "many", type: "INT64" },
  ]);
  expect(rows).toEqual([
    { twice: 6, s: "it's!", many: 3 },
    { twice: 4, s: "two", many: 3 },
  ]);
  await database.close();
});

test("what it has not is refused by name", () => {
  const translated = (sql: string) => () => translate(sql, { dialect: "stub" }, engines);
  expect(translated("select upper('a')")).toThrow("UPPER is not supported on stub");
  expect(translated("select cast('1' as int64)")).toThrow("CAST is not supported on stub");
  expect(translated("select n from unnest([1]) as n")).toThrow("UNNEST is not supported on stub");
});

test("a transaction keeps all, or nothing", async () => {
  const warehouse = await openWarehouse("stub::memory:", {}, engines);
  await warehouse.execute("create table t (a bigint)");
  const failing = warehouse.transaction(async (within) => {
    await within.execute("insert into t values (1)");
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await warehouse.rows("select count(*) from t")).toEqual([[0n]]);
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
