/** The windows of a production table: whatever happens to them there happens here, and nothing else is touched. */
import type { Warehouse } from "@sluice/engines";
import { loadSource, postgres, sourceFrom, type LoadReport, type PostgresOptions } from "@sluice/sources";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { entityTable, type Production, startProduction } from "./production.ts";

let production: Production;
let warehouse: Warehouse;
let hour = 0;

const load = (options: PostgresOptions = {}, url = production.url): Promise<LoadReport> => {
  const transport = postgres({ windowBy: "created_at", windowsTable: "entity_windows", ...options });
  const source = sourceFrom(url, { name: "entity", key: [], columns: ["entity_id", "created_at", "value"], transport });
  return loadSource(source, warehouse, { now: new Date(Date.UTC(2026, 0, 1, ++hour)) });
};

const tableOf = (name: string) => `"${warehouse.nameOf({ schema: "raw", name }).join('"."')}"`;
const counted = (counts: Partial<LoadReport>) => expect.objectContaining(counts);

/** What stands in production, and what in raw: to be the same after every load. */
async function expectSame(): Promise<void> {
  const there = await production.run(
    "select entity_id::text, to_char(created_at, 'YYYY-MM-DD HH24:MI:SS') as at, value::text from entity order by entity.entity_id",
  );
  const here = await warehouse.rows(
    `select cast(entity_id as text), cast(created_at as text), cast(value as text) from ${tableOf("entity")} as e order by e.entity_id`,
  );
  expect(here).toEqual(there.map(({ entity_id, at, value }) => [entity_id, at, value]));
}

/** Of each month the hour of the load that brought its rows. */
const loadedAt = async () =>
  Object.fromEntries(
    await warehouse.rows(
      `select distinct substr(_window, 1, 7), cast(substr(cast(_loaded_at as text), 12, 2) as bigint) from ${tableOf("entity")} order by 1`,
    ),
  ) as unknown;

const month = (from: string, value = 1) =>
  `insert into entity (created_at, value) select '${from}-01'::timestamp + i * interval '7 hours', ${value} + i from generate_series(0, 80) as i;`;

describeWith("postgres", postgresBinary, () => {
  beforeAll(async () => {
    production = await startProduction();
  });
  afterAll(() => production.stop());

  describeEngines("windows", (_, place) => {
    beforeEach(async () => {
      hour = 0;
      warehouse = await openFresh(place);
      await production.run(`drop table if exists entity; ${entityTable};
        ${month("2022-01")} ${month("2022-02")} ${month("2022-03")}`);
      return () => warehouse.close();
    });

    it("come once, and not again", async () => {
      expect(await load()).toEqual(counted({ rows: 243, inserted: 243, deleted: 0 }));
      await expectSame();
      expect(await load()).toEqual(counted({ rows: 0, inserted: 0, deleted: 0 }));
      await production.run(month("2022-04"));
      expect(await load()).toEqual(counted({ inserted: 81, deleted: 0 }));
      await expectSame();
      expect(await loadedAt()).toEqual({ "2022-01": 1n, "2022-02": 1n, "2022-03": 1n, "2022-04": 3n });
    });

    it.each([
      ["made again under new ids", `delete from entity where created_at < '2022-02-01'; ${month("2022-01")}`, 81, 81],
      ["late rows in an old month", "insert into entity (created_at, value) values ('2022-01-31 23:59:59.999999'::timestamp(0) - interval '1 s', 7)", 82, 81],
      ["a deleted row", "delete from entity where entity_id = 3", 80, 81],
      ["a deleted row with another in its place", "delete from entity where entity_id = 3; insert into entity values (3, '2022-01-05', 0)", 81, 81],
      ["an updated value", "update entity set value = null where entity_id = 3", 81, 81],
      ["two values exchanged", "update entity set value = case entity_id when 3 then 5 else 3 end where entity_id in (3, 5)", 81, 81],
      ["a row moved to another month", "update entity set created_at = '2022-02-03 04:05:06' where entity_id = 3", 162, 162],
      ["all of a month gone", "delete from entity where created_at < '2022-02-01'", 0, 81],
      ["everything gone", "truncate entity", 0, 243],
    ])("follow %s", async (_title, change, inserted, deleted) => {
      await load();
      await production.run(change);
      expect(await load()).toEqual(counted({ rows: inserted, inserted, deleted }));
      await expectSame();
      expect(await load()).toEqual(counted({ rows: 0, inserted: 0, deleted: 0 }));
    }); // prettier-ignore

    it("are brought again where the table is not as the last load left it", async () => {
      await load();
      await warehouse.change(`delete from ${tableOf("entity")} where entity_id = 5`);
      expect(await load()).toEqual(counted({ inserted: 243, deleted: 242 }));
      await warehouse.execute(`drop table ${tableOf("entity")}`);
      expect(await load()).toEqual(counted({ inserted: 243, deleted: 0 }));
      await expectSame();
    });

    it("of another database take the place of those that are there, and back", async () => {
      await load();
      const other = production.url.replace("127.0.0.1", "localhost");
      expect(await load({}, other)).toEqual(counted({ inserted: 243, deleted: 243 }));
      await expectSame();
      await production.run("delete from entity where entity_id < 10");
      expect(await load()).toEqual(counted({ inserted: 234, deleted: 243 }));
      await expectSame();
    });

    it("are read as days, quarters and years too, and rows without a time are one", async () => {
      await production.run(`alter table entity alter created_at drop not null; insert into entity (value) values (1)`);
      for (const [window, many] of [["day", 73], ["week", 14], ["month", 4], ["quarter", 2], ["year", 2]] as const) {
        const name = `entity_${window}`;
        const transport = postgres({ table: "entity", windowBy: "created_at", window });
        await loadSource(sourceFrom(production.url, { name, key: [], transport }), warehouse, { now: new Date(0) });
        const [found] = await warehouse.rows(`select count(*), count(distinct _window) from ${tableOf(name)}`);
        expect([window, ...found!]).toEqual([window, 244n, BigInt(many)]);
      }
    }); // prettier-ignore

    it("are kept as a table, in which only those that changed are new", async () => {
      await load();
      await production.run("update entity set value = 0 where entity_id = 3; delete from entity where created_at >= '2022-03-01'");
      await load();
      const kept = await warehouse.rows(
        `select window_start, cast(substr(cast(_loaded_at as text), 12, 2) as bigint) from ${tableOf("entity_windows")} order by 1`,
      );
      expect(kept).toEqual([["2022-01-01", 2n], ["2022-02-01", 1n]]);
    }); // prettier-ignore
  });
});
