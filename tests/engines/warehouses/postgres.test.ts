import { engineFor, openWarehouse } from "@sluice/engines";
import { expect, it } from "vitest";
import { openFresh, placeUntilEnd } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";

describeWith("PostgreSQL", postgresBinary, () => {
  const place = placeUntilEnd(engineFor("postgres"));

  it("says that the connection was lost, rolls back, and goes on with another", async () => {
    const warehouse = await openFresh(place);
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
    const { url } = await place.fresh();
    await expect(openWarehouse(url.replace(/[^/]+$/, "nowhere"))).rejects.toMatchObject({
      reason: "unavailable",
      message: expect.stringMatching(/there is no such database/),
    });
  });

  it("reads a column's type from the first line of its comment", async () => {
    const warehouse = await openFresh(place);
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
