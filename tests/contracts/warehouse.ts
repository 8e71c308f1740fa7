/** What every warehouse keeps. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery, Engine, Warehouse } from "@sluice/engines";
import { columns, loadingContract, plan, simple } from "./loading.ts";

/** `open` gives an empty one. */
export function warehouseContract({ traits }: Engine, open: () => Promise<Warehouse>): void {
  let warehouse: Warehouse;
  const sqlName = (schema: string, table: string): string =>
    warehouse
      .nameOf({ schema, name: table })
      .map((part) => `"${part}"`)
      .join(".");
  const load = (given: Delivery) => warehouse.transaction((session) => session.load(plan(), given));

  beforeEach(async () => {
    warehouse = await open();
  });
  afterEach(() => warehouse.close());

  describe("statements", () => {
    it("gives rows as arrays", async () => {
      expect(await warehouse.rows("select 'a', null union all select 'b', 'c' order by 1")).toEqual([
        ["a", null],
        ["b", "c"],
      ]);
    });

    it("gives integers exact", async () => {
      expect(await warehouse.rows("select cast(9007199254740993 as bigint)")).toEqual([[9007199254740993n]]);
    });

    it("runs several statements in one text", async () => {
      await warehouse.execute(`create table a (x text); insert into a values ('1'), ('2')`);
      expect(await warehouse.rows("select count(*) from a")).toEqual([[2n]]);
    });

    it("says what the engine says of a wrong statement", async () => {
      const error = await warehouse.execute("select * from nowhere").catch((cause: unknown) => cause);
      expect(error).toMatchObject({
        name: "WarehouseError",
        reason: "statement",
        message: expect.stringContaining("nowhere"),
      });
    });

    it("goes on after an error", async () => {
      await warehouse.execute("select * from nowhere").catch(() => undefined);
      expect(await warehouse.rows("select 'still here'")).toEqual([["still here"]]);
    });
  });

  describe("transactions", () => {
    it("keep all", async () => {
      await warehouse.transaction(async (session) => {
        await session.execute("create table a (x text)");
        await session.execute("insert into a values ('1')");
      });
      expect(await warehouse.rows("select x from a")).toEqual([["1"]]);
    });

    it("or nothing, tables included", async () => {
      const failing = warehouse.transaction(async (session) => {
        await session.execute("create table a (x text)");
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await warehouse.describe(["a"])).toBeUndefined();
    });

    it("leave the table as it was when its replacement fails", async () => {
      await warehouse.execute("create table a (x text); insert into a values ('old')");
      const failing = warehouse.transaction(async (session) => {
        await session.execute("drop table a");
        await session.execute("create table a as select 'new' as x");
        await session.execute("select * from nowhere");
      });
      await expect(failing).rejects.toThrow("nowhere");
      expect(await warehouse.rows("select x from a")).toEqual([["old"]]);
    });

    it("within a transaction are the same one", async () => {
      const failing = warehouse.transaction(async (session) => {
        await session.transaction((inner) => inner.execute("create table a (x text)"));
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await warehouse.describe(["a"])).toBeUndefined();
    });

    it("give what the work gives", async () => {
      expect(await warehouse.transaction(async () => 7)).toBe(7);
    });

    it("that meet in one table all count", async () => {
      await warehouse.execute("create table a (n bigint); insert into a values (0)");
      const add = () => warehouse.transaction((session) => session.execute("update a set n = n + 1"));
      await Promise.all(Array.from({ length: 6 }, add));
      expect(await warehouse.rows("select n from a")).toEqual([[6n]]);
    });

    it("run side by side without harm", async () => {
      const build = (n: number) =>
        warehouse.transaction((session) => session.execute(`create table t${n} as select ${n} as n`));
      await Promise.all(Array.from({ length: 12 }, (_, n) => build(n)));
      const names = (await warehouse.relations()).map(({ target }) => target.name);
      expect(names.filter((name) => /^t\d+$/.test(name))).toHaveLength(12);
    });
  });

  describe("describing", () => {
    it("knows none", async () => {
      expect(await warehouse.describe(warehouse.nameOf({ schema: "marts", name: "posts" }))).toBeUndefined();
    });

    it("knows tables and views with their columns", async () => {
      await load(simple(["Id", "PostId"], ["1", "2"]));
      await warehouse.execute(`create view v as select "Id" from ${sqlName("raw", "votes")}`);
      expect(await warehouse.describe(warehouse.nameOf(plan().target))).toEqual({
        type: "table",
        columns: [
          ...columns("Id", "PostId"),
          { name: "_loaded_at", type: { kind: "TIMESTAMP" } },
          ...columns("_source"),
        ],
      });
      expect((await warehouse.describe(["v"]))?.type).toBe("view");
    });

    it("knows none in the middle of a transaction, which goes on", async () => {
      await warehouse.transaction(async (session) => {
        await session.execute("create table a (x text)");
        expect(await session.describe(["nowhere"])).toBeUndefined();
        expect(await session.describe(["a"])).toEqual({ type: "table", columns: columns("x") });
        await session.execute("create table b (x text)");
      });
      expect((await warehouse.describe(["b"]))?.type).toBe("table");
    });

    it("knows what has an odd name", async () => {
      await warehouse.execute(`create table "a ""b"".c" ("x ""y""" text)`);
      expect(await warehouse.describe(['a "b".c'])).toEqual({ type: "table", columns: columns('x "y"') });
    });

    it("lists relations by target", async () => {
      await load(simple(["Id"], ["1"]));
      const found = (await warehouse.relations()).find(({ target }) => target.name === "votes");
      expect(found).toMatchObject({ target: { schema: "raw", name: "votes" }, type: "table" });
    });
  });

  loadingContract(() => warehouse);

  it("cancels what runs", async () => {
    const long = warehouse.transaction(async (session) => {
      await session.execute("create table a (x text)");
      for (;;) await session.rows(counting);
    });
    expect(await cancelled(warehouse, long)).toMatchObject({ name: "WarehouseError", reason: "cancelled" });
  });

  if (traits.interrupts) {
    it("goes on after it was cancelled", async () => {
      const long = warehouse.rows(counting.replace("3000000", "500000000"));
      expect(await cancelled(warehouse, long)).toMatchObject({ reason: "cancelled" });
      expect(await warehouse.rows("select 'alive'")).toEqual([["alive"]]);
    });
  }
}

/** Cancels until the work has ended, since it may not have begun at the first call; what it ended with. */
async function cancelled(warehouse: Warehouse, work: Promise<unknown>): Promise<unknown> {
  let calls = Promise.resolve();
  const timer = setInterval(() => (calls = calls.then(() => warehouse.cancel())), 100);
  const end = await work.catch((error: unknown) => error);
  clearInterval(timer);
  await calls;
  return end;
}

const counting =
  "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000) select max(i) from n";
