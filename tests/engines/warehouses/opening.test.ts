import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engines, openWarehouse } from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileEngines } from "../../servers/places.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-open-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusal = async (url: string): Promise<unknown> => {
  try {
    await (await openWarehouse(url)).close();
    return "opened";
  } catch (error) {
    return error;
  }
};

const addresses = engines.map(({ address }) => address);
const last = addresses.pop();

it.each([
  ["", '""'],
  ["warehouse.duckdb", '"warehouse.duckdb"'],
  ["duckdb:", '"duckdb:"'],
  ["postgres:here", '"postgres:here"'],
  ["oracle:x", '"oracle:x"'],
  ["mysql://root:secret@host/db", '"mysql://host/db"'],
  ["postgres:/root:se/cr@et@host/db", '"postgres:/host/db"'],
])("refuses %j and says what it knows", async (url, named) => {
  expect(await refusal(url)).toMatchObject({
    name: "WarehouseError",
    reason: "url",
    message: `[warehouse] ${named}: expected ${addresses.join(", ")} or ${last}`,
  });
});

it.each([
  ["postgres://me:secret@127.0.0.1:1/db", /^\[postgres\] postgres:\/\/127\.0\.0\.1:1\/db: no server answers there/],
  ["postgres://me:secret@nowhere.invalid/db", /^\[postgres\] postgres:\/\/nowhere\.invalid\/db: /],
])("says that %s can't be reached, without its password", async (url, message) => {
  expect(await refusal(url)).toMatchObject({ reason: "unavailable", message: expect.stringMatching(message) });
});

it.each([
  "postgres://me:secret#1@127.0.0.1/db",
  "postgres://me:secret/1@127.0.0.1/db",
  "postgres://me:secret@127.0.0.1:99999/db",
])("says how %s is to be written, without its password", async (url) => {
  const error = (await refusal(url)) as Error;
  expect(error).toMatchObject({
    name: "WarehouseError",
    reason: "url",
    message: expect.stringMatching(/%2F, %23 and %40$/),
  });
  expect(error.message).not.toContain("secret");
});

it("says that no server has a socket in a folder", async () => {
  const url = `postgres:///db?host=${folder}`;
  expect(await refusal(url)).toMatchObject({
    reason: "unavailable",
    message: expect.stringContaining("no server answers there"),
  });
});

describe.each(fileEngines)("$name", ({ name: engine }) => {
  const url = (name: string) => `${engine}:${join(folder, name)}`;

  it("makes a file that is not there, and finds it again", async () => {
    const first = await openWarehouse(url("w"));
    await first.execute("create table a (x text); insert into a values ('kept')");
    await first.close();
    const second = await openWarehouse(url("w"));
    expect(await second.rows("select x from a")).toEqual([["kept"]]);
    await second.close();
  });

  it("names itself by its path", async () => {
    const warehouse = await openWarehouse(url("w"));
    expect(warehouse.label).toBe(url("w"));
    await warehouse.close();
  });

  it.each(["hello, I am no database ", "x"])("refuses a file that is no database: %j", async (text) => {
    writeFileSync(join(folder, "w"), text.repeat(1000));
    expect(await refusal(url("w"))).toMatchObject({
      reason: "not-a-database",
      message: expect.stringContaining(join(folder, "w")),
    });
  });

  it("refuses a directory", async () => {
    mkdirSync(join(folder, "w"));
    expect(await refusal(url("w"))).toMatchObject({
      reason: "not-a-database",
      message: expect.stringMatching(/got a directory$/),
    });
  });

  it("says that the directory is not there", async () => {
    const message = expect.stringMatching(/there is no directory .*nowhere; make it first$/);
    expect(await refusal(url("nowhere/w"))).toMatchObject({ reason: "unavailable", message });
  });

  it("says that another process has it", async () => {
    const child = fork(join(import.meta.dirname, "holder.ts"), [url("w")]);
    await once(child, "message");
    try {
      const warehouse = await openWarehouse(url("w")).catch((error: unknown) => error as Error);
      const error =
        warehouse instanceof Error
          ? warehouse
          : await warehouse.transaction(async () => undefined).catch((cause: unknown) => cause);
      expect(error).toMatchObject({
        reason: "locked",
        message: expect.stringMatching(/another process .*wait until it is done, or stop it$/),
      });
    } finally {
      child.kill("SIGKILL");
    }
  });
});

it("leaves SQLite's database one plain file at rest", async () => {
  const warehouse = await openWarehouse(`sqlite:${join(folder, "w")}`);
  await warehouse.execute("create table a (x text)");
  await warehouse.close();
  const { readdirSync, readFileSync } = await import("node:fs");
  expect(readdirSync(folder)).toEqual(["w"]);
  // Bytes 18 and 19 are 1 for a rollback journal, 2 for WAL.
  expect([...readFileSync(join(folder, "w")).subarray(18, 20)]).toEqual([1, 1]);
});

it("keeps SQLite's default schema bare and others by their names", async () => {
  const warehouse = await openWarehouse("sqlite::memory:", { defaultSchema: "marts" });
  const names = [
    { schema: "marts", name: "posts" },
    { schema: "raw", name: "posts" },
    { schema: "marts", name: "a__b" },
  ];
  expect(names.map((target) => warehouse.nameOf(target))).toEqual([["posts"], ["raw__posts"], ["marts__a__b"]]);
  for (const target of names) await warehouse.execute(`create table "${warehouse.nameOf(target)[0]}" (x text)`);
  expect((await warehouse.relations()).map(({ target }) => target)).toEqual(expect.arrayContaining(names));
  await warehouse.close();
});
