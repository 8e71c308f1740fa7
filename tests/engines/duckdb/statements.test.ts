/** A transaction begins with its first statement: it is one all the same, whatever that statement is. */
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { expect, test } from "vitest";

async function within(work: (session: Warehouse) => Promise<void>): Promise<readonly unknown[]> {
  const warehouse = await openWarehouse("duckdb::memory:");
  await warehouse.execute("create table t (n integer)");
  await warehouse.transaction(work).catch(() => undefined);
  const rows = (await warehouse.rows("select n from t order by n")).map(([n]) => n);
  await warehouse.close();
  return rows;
}

const fail = (): never => {
  throw new Error("stop");
};

test("what was done is kept", async () => {
  expect(await within((session) => session.execute("insert into t values (1)"))).toEqual([1]);
});

test("a count and rows are those of the first statement, not of its beginning", async () => {
  const seen: unknown[] = [];
  await within(async (session) => {
    seen.push(await session.change("insert into t values (1), (2)"));
    await session.transaction(async (inner) => void seen.push(await inner.rows("select count(*) from t")));
  });
  expect(seen).toEqual([2, [[2n]]]);
});

test.each<readonly [string, (session: Warehouse) => Promise<unknown>]>([
  ["a statement", (session) => session.execute("insert into t values (1)")],
  [
    "several at once",
    async (session) => session.executeAll?.(["insert into t values (1)", "insert into t values (2)"]),
  ],
  ["a look at a table", (session) => session.describe(["main", "t"])],
  ["looks at once", (session) => Promise.all(["t", "u", "t"].map((name) => session.describe(["main", name])))],
  ["a list", (session) => session.list()],
  ["one that can't be parsed", (session) => session.execute("no statement").catch(() => undefined)],
  ["one that names nothing", (session) => session.rows("select nope from nothing").catch(() => undefined)],
])("after %s all of it is undone", async (_, first) => {
  const rows = await within(async (session) => {
    await first(session);
    await session.execute("insert into t values (7)");
    fail();
  });
  expect(rows).toEqual([]);
});

test("a transaction that did nothing leaves its connection as it was", async () => {
  const warehouse = await openWarehouse("duckdb::memory:");
  await warehouse.transaction(async () => undefined);
  await warehouse.transaction(async () => fail()).catch(() => undefined);
  await warehouse.transaction((session) => session.execute("create table u (n integer)"));
  expect((await warehouse.list()).map(({ target }) => target.name)).toEqual(["u"]);
  await warehouse.close();
});
