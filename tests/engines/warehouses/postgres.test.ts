import { openWarehouse, type Warehouse } from "@sluice/engines";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { warehouseContract } from "../../contracts/warehouse.ts";
import { postgresBinary, startPostgres } from "../../servers/postgres.ts";
import { describeWith, type Server } from "../../servers/server.ts";

describeWith("PostgreSQL", postgresBinary, () => {
  let server: Server;
  let count = 0;
  beforeAll(async () => {
    server = await startPostgres();
    // With GoogleSQL's functions in it, to make the others by.
    await (await openWarehouse(server.url)).close();
  });
  afterAll(() => server.stop());

  async function open(): Promise<Warehouse> {
    const name = `contract_${++count}`;
    const client = new Client(server.url.replace(/postgres$/, "template1"));
    await client.connect();
    await client.query(`create database ${name} template postgres`);
    await client.end();
    return openWarehouse(server.url.replace(/postgres$/, name));
  }

  warehouseContract("PostgreSQL", { open });

  it("says that the connection was lost, rolls back, and goes on with another", async () => {
    const warehouse = await open();
    const lost = warehouse.transaction(async (session) => {
      await session.execute("create table a (x text)");
      await session.rows("select pg_terminate_backend(pg_backend_pid())");
    });
    await expect(lost).rejects.toMatchObject({
      reason: "unavailable",
      message: expect.stringMatching(/^\[postgres\] postgres:/),
    });
    await warehouse.transaction((session) => session.execute("create table b (x text)"));
    expect(await warehouse.describe(["a"])).toBeUndefined();
    expect(await warehouse.describe(["b"])).toBeDefined();
    await warehouse.close();
  });

  it("says that there is no such database", async () => {
    const url = server.url.replace(/postgres$/, "nowhere");
    await expect(openWarehouse(url)).rejects.toMatchObject({
      reason: "unavailable",
      message: expect.stringMatching(/there is no such database/),
    });
  });

  it("reads a column's type from the first line of its comment", async () => {
    const warehouse = await open();
    await warehouse.execute(`
      create table a (l jsonb, j jsonb, d text);
      comment on column a.l is E'ARRAY<INT64>\\nWhat it holds';
      comment on column a.d is 'DATE'`);
    expect((await warehouse.describe(["a"]))?.columns.map(({ type }) => type)).toEqual([
      { kind: "ARRAY", element: { kind: "INT64" } },
      { kind: "JSON" },
      { kind: "STRING" },
    ]);
    await warehouse.close();
  });
});
