/** Values as COPY's bytes, and those that GoogleSQL's types don't have. */
import type { Warehouse } from "@sluice/engines";
import { loadSource, postgres, sourceFrom } from "@sluice/sources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { type Production, startProduction } from "./production.ts";

let production: Production;

describeWith("postgres", postgresBinary, () => {
  beforeAll(async () => {
    production = await startProduction();
    await production.run(String.raw`
      create table copied (id int, t text, n numeric, made timestamp, words text[]);
      insert into copied values (1, e'tab\t \\ \n "q" é 😀', 1.50, '2024-02-29 12:30', '{"a,b",null,"NULL",""}'), (2, '', null, null, '{}'), (3, '\N', -0.001, '0001-01-01', null)`);
  });
  afterAll(() => production.stop());

  describeEngines("bytes of COPY", (engine, place) => {
    it("reach a warehouse that reads them as they are, and no other", async () => {
      const warehouse = await openFresh(place);
      const source = sourceFrom(production.url, { name: "copied", key: [], mode: "append", transport: postgres() });
      const opened = await source.open({ now: new Date(0) }, warehouse);
      const taken: string[] = [];
      const given = opened.delivery;
      const delivery = {
        columns: given.columns,
        batches: () => (taken.push("values"), given.batches()),
        copied: (more: readonly string[]) => (taken.push("bytes"), given.copied!(more)),
      };
      const plan = {
        target: { schema: "raw", name: "copied" },
        mode: "append" as const,
        key: [],
        loadedAt: "1970-01-01 00:00:00+00",
        source: "it's\ta \\ source",
      };
      const load = () => warehouse.transaction((session) => session.load(plan, delivery));
      expect(await load()).toMatchObject({ rows: 3, inserted: 3 });
      expect(taken).toEqual([engine.name === "postgres" ? "bytes" : "values"]);
      const table = tableOf(warehouse, "copied");
      const found = await warehouse.rows(
        `select id, t, "_source", cast(words as text), cast("_loaded_at" as text) from ${table} order by id`,
      );
      expect(found.map(([id, t, from]) => [Number(id), t, from])).toEqual([
        [1, 'tab\t \\ \n "q" é 😀', plan.source],
        [2, "", plan.source],
        [3, "\\N", plan.source],
      ]);
      expect(found.map(([, , , words]) => (words === null ? null : JSON.parse(String(words))))).toEqual([
        ["a,b", null, "NULL", ""],
        [],
        null,
      ]);
      expect(String(found[0]![4])).toContain("1970-01-01 00:00:00");
      await warehouse.change(`alter table ${table} add column extra text`);
      expect(await load()).toMatchObject({ inserted: 3, missingColumns: ["extra"] });
      await opened.close?.();
      await warehouse.close();
    });
  });

  describeEngines("what GoogleSQL's types don't have", (_, place) => {
    const load = (warehouse: Warehouse, value: string) => {
      const query = `select id, case id when 2 then ${value} end as v from generate_series(1, 2) as q (id)`;
      const source = sourceFrom(production.url, { name: "odd", key: ["id"], transport: postgres({ query }) });
      return loadSource(source, warehouse, { now: new Date(0) });
    };
    it.each([
      ["'NaN'::numeric(20, 4)", "NaN"],
      ["'NaN'::numeric", "NaN"],
      ["'infinity'::timestamp", "infinity"],
      ["'-infinity'::timestamptz", "-infinity"],
      ["'infinity'::date", "infinity"],
      ["'-infinity'::date", "-infinity"],
      ["'0044-03-15 BC'::date", "0044-03-15 BC"],
      ["'0044-03-15 12:00 BC'::timestamp", "0044-03-15 12:00:00 BC"],
      ["'10000-01-01'::date", "10000-01-01"],
      ["'24:00'::time", "24:00:00"],
      ["1e37::numeric(50, 0)", `1${"0".repeat(37)}`, `1${"0".repeat(75)}`],
      ["1e60::numeric", `1${"0".repeat(60)}`, `1${"0".repeat(98)}`],
      ["1e-30::numeric", `0.${"0".repeat(29)}1`, "100000000"],
    ])("%s is kept, or refused in one line, and then nothing is loaded", async (value, text, scaled = text) => {
      const warehouse = await openFresh(place);
      const table = warehouse.nameOf({ schema: "raw", name: "odd" });
      const refusal = await load(warehouse, value).then(
        () => "",
        ({ message }: Error) => message,
      );
      const there = await warehouse.describe(table);
      const all = `select cast(v as text) from ${tableOf(warehouse, "odd")} order by id`;
      const rows = there ? await warehouse.rows(all) : [];
      // BIGNUMERIC may be kept as a whole number, 38 digits further.
      const kept = [text, scaled].map((one) => JSON.stringify([[null], [one]]));
      const isKept = refusal === "" && kept.includes(JSON.stringify(rows));
      const isRefused = /^[^\n]*(?:NaN|BC|0000|decimal|numeric)[^\n]*$/i.test(refusal) && there === undefined;
      expect({ refusal, rows, right: isKept || isRefused }).toMatchObject({ right: true });
      await warehouse.close();
    });
  });
});

const tableOf = (warehouse: Warehouse, name: string): string =>
  `"${warehouse.nameOf({ schema: "raw", name }).join('"."')}"`;
