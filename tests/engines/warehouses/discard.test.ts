/** What a process made for nothing it takes away again; never a file that holds something, or with somebody in it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileEngines } from "../../servers/places.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-discard-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const script = (name: string, ...args: readonly string[]) => fork(join(import.meta.dirname, name), args);

describe.each(fileEngines)("$name", ({ name: engine }) => {
  const url = () => `${engine}:${join(folder, "w")}`;

  it("takes away an empty file and all beside it", async () => {
    const warehouse = await openWarehouse(url());
    expect(existsSync(join(folder, "w"))).toBe(true);
    await warehouse.transaction((session) => session.execute("create table gone (x text); drop table gone"));
    await warehouse.discard?.();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves a file that holds something", async () => {
    const warehouse = await openWarehouse(url());
    await warehouse.execute("create table kept (x text); insert into kept values ('here')");
    await warehouse.discard?.();
    const again = await openWarehouse(url());
    expect(await again.rows("select x from kept")).toEqual([["here"]]);
    await again.close();
  });

  it("closes one in memory", async () => {
    const warehouse = await openWarehouse(`${engine}::memory:`);
    await warehouse.discard?.();
    await expect(warehouse.rows("select 1")).rejects.toThrow(/./);
  });

  it("loses nothing among processes that write, and others that come for nothing", async () => {
    const rounds = "8";
    const lost = async (name: string) => {
      const [said] = (await once(script("passer-by.ts", url(), name, rounds), "message")) as [{ lost: number }];
      return said.lost;
    };
    expect(await Promise.all(["one", "two", "", ""].map(lost))).toEqual([0, 0, 0, 0]);
  });
});

it("SQLite: leaves a file into which another process loads, not yet committed", async () => {
  const url = `sqlite:${join(folder, "w")}`;
  const failing: Warehouse = await openWarehouse(url);
  const other = script("committer.ts", url);
  await once(other, "message");
  await failing.discard?.();
  const ended = once(other, "exit");
  other.send("commit");
  expect(await ended).toEqual([0, null]);
  const warehouse = await openWarehouse(url);
  expect(await warehouse.rows("select x from loaded")).toEqual([["kept"]]);
  await warehouse.close();
});
