/** What can go wrong on the production database: one line each, and the warehouse stays as it was. */
import type { Warehouse } from "@sluice/engines";
import { loadSource, postgres, sourceFrom, type PostgresOptions } from "@sluice/sources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { freePort } from "../../servers/server.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { entityTable, password, type Production, startProduction } from "./production.ts";

let production: Production;

describeWith("postgres", postgresBinary, () => {
  beforeAll(async () => {
    production = await startProduction();
    await production.run(`${entityTable}; insert into entity (created_at, value)
      select '2022-01-01'::timestamp + i * interval '1 minute', i from generate_series(1, 100000) as i`);
  });
  afterAll(() => production.stop());

  describeEngines("a load that fails", (_, place) => {
    let warehouse: Warehouse;
    const load = (options: PostgresOptions = {}, url = production.url) => {
      const transport = postgres({ table: "entity", windowBy: "created_at", ...options });
      return loadSource(sourceFrom(url, { name: "entity", key: [], transport }), warehouse, { now: new Date(0) });
    };
    const failure = async (options?: PostgresOptions, url?: string) => {
      const error: unknown = await load(options, url).catch((cause: unknown) => cause);
      const { message, reason } = error as { readonly message: string; readonly reason: string };
      expect(message.split("\n")).toHaveLength(1);
      expect(message).not.toContain(password);
      expect(message).toContain("postgres://");
      return `${reason}: ${message}`;
    };
    const counted = async () =>
      (await warehouse.rows(`select count(*) from "${warehouse.nameOf({ schema: "raw", name: "entity" }).join('"."')}"`))[0];

    it("says why in one line, and changes nothing", async () => {
      warehouse = await openFresh(place);
      await load();
      const port = await freePort();
      expect(await failure({}, `postgres://reader:${password}@127.0.0.1:${port}/production`)).toMatch(/^unavailable: .*is it running/);
      expect(await failure({ table: "gone" })).toMatch(/^missing: .*table gone/);
      expect(await failure({ table: "no_schema.gone" })).toMatch(/^missing: /);
      expect(await failure({ windowBy: "updated_at" })).toMatch(/expected a date or time in column updated_at; there are entity_id/);
      expect(await failure({ windowBy: "value" })).toMatch(/in column value; it is INT64/);
      expect(await failure({}, production.url.replace("/production", "/nowhere"))).toMatch(/^missing: .*no such database/);
      expect(await failure({ query: "select * from entity where pg_sleep(1) is not null", timeout: 50 })).toMatch(/^unavailable: .*timeout/);
      expect(await failure({ query: "select entity_id, created_at, value::text as value from entity" })).toMatch(
        /column value is STRING there now, and INT64 in raw.entity/,
      );
      expect(await failure({ query: "select 1 / 0 as value, created_at from entity" })).toMatch(/division by zero/);
      expect(await counted()).toEqual([100000n]);
      await warehouse.close();
    });

    it("whose connection is ended in mid-copy has loaded nothing, and loads all of it the next time", async () => {
      warehouse = await openFresh(place);
      await load();
      await production.run("update entity set value = value + 1");
      const slow = "select e.*, case when entity_id % 20000 = 0 then pg_sleep(0.2) end is null as slow from entity as e";
      const ending = load({ query: slow }).catch((error: unknown) => error);
      const kill = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sluice' and query ilike 'copy (%'";
      while ((await production.run(kill)).length === 0);
      expect(await ending).toMatchObject({ reason: "truncated" });
      expect(await counted()).toEqual([100000n]);
      expect(await load()).toMatchObject({ inserted: 100000, deleted: 100000 });
      await warehouse.close();
    });

    it("can write nothing in production", async () => {
      warehouse = await openFresh(place);
      await production.run("create or replace function sneaky() returns int language sql as $$ delete from entity returning 1 $$");
      expect(await failure({ query: "select sneaky() as x, now() as created_at" })).toMatch(/read-only transaction/);
      await warehouse.close();
    });
  });
}); // prettier-ignore
