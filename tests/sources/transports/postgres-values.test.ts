/** Values of every type, as they stand in production. */
import { loadSource, postgres, sourceFrom } from "@sluice/sources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { type Production, startProduction } from "./production.ts";

let production: Production;

const values = `
  create table kept (
    id int, big bigint, exact numeric(20, 4), free numeric, f float8, r real, yes boolean, t text, c char(3), b bytea,
    d date, made timestamp, zoned timestamptz, tod time, j json, jb jsonb, ints int[], words text[], u uuid, span interval);
  insert into kept values
    (1, 9007199254740993, 12345678901234.5678, 0.000000000000000000001, 0.1, 1.5, true, e'tab\\t \\\\ \\n "q" é 😀', 'ab', '\\x00ff5c0a',
     '2024-02-29', '2024-02-29 12:30:00.123456', '2024-02-29 23:00:00.5+05:30', '23:59:59.000001', '{"a": 1.10}', '{"b": [null, "x"]}',
     '{1,null,3}', '{"a,b",null,"NULL",""}', '6f1c1e3a-0000-4000-8000-000000000001', '1 day 02:03:04'),
    (2, null, null, null, null, null, null, '', '', '', null, null, null, null, null, null, null, '{}', null, null),
    (3, -9223372036854775808, -0.0001, 1, 'NaN', 'NaN', false, '\\N', null, null, '0001-01-01', '9999-12-31 23:59:59.999999', null, '00:00', 'null', 'null', '{}', null, null, null),
    (4, 9223372036854775807, 0, 1, 'Infinity', '-Infinity', null, 'NULL', null, null, null, null, null, null, null, null, null, null, null, null)`;

describeWith("postgres", postgresBinary, () => {
  beforeAll(async () => {
    production = await startProduction();
    await production.run(values);
  });
  afterAll(() => production.stop());

  describeEngines("values", (_, place) => {
    it("are kept, and their types", async () => {
      const warehouse = await openFresh(place);
      const source = sourceFrom(production.url, { name: "kept", key: ["id"], transport: postgres() });
      await loadSource(source, warehouse, { now: new Date(0) });
      const name = warehouse.nameOf({ schema: "raw", name: "kept" });
      const { columns } = (await warehouse.describe(name))!;
      const types = Object.fromEntries(columns.map((column) => [column.name, column.type.kind]));
      expect(types).toMatchObject({
        id: "INT64", big: "INT64", exact: "NUMERIC", free: "BIGNUMERIC", f: "FLOAT64", r: "FLOAT64", yes: "BOOL", t: "STRING", c: "STRING",
        b: "BYTES", d: "DATE", made: "DATETIME", zoned: "TIMESTAMP", tod: "TIME", j: "JSON", jb: "JSON", ints: "JSON", words: "JSON", u: "STRING",
        span: "STRING",
      }); // prettier-ignore
      const table = `"${name.join('"."')}"`;
      const of = async (what: string) =>
        (await warehouse.rows(`select ${what} from ${table} order by id`)) as unknown[][];
      expect(await of("big, t, yes")).toEqual([
        [9007199254740993n, 'tab\t \\ \n "q" é 😀', expect.anything()],
        [null, "", null],
        [-9223372036854775808n, "\\N", expect.anything()],
        [9223372036854775807n, "NULL", null],
      ]); // prettier-ignore
      expect((await of("cast(d as text), cast(u as text), span"))[0]).toEqual([
        "2024-02-29",
        "6f1c1e3a-0000-4000-8000-000000000001",
        "P1DT2H3M4S",
      ]);
      expect((await of("cast(made as text)")).map(([at]) => at)).toEqual([
        "2024-02-29 12:30:00.123456",
        null,
        "9999-12-31 23:59:59.999999",
        null,
      ]);
      expect((await of("words, ints"))[0]!.map((text) => JSON.parse(String(text)) as unknown)).toEqual([
        ["a,b", null, "NULL", ""],
        [1, null, 3],
      ]);
      expect((await of("cast(zoned as text)"))[0]![0]).toMatch(/^2024-02-29 17:30:00\.5(?:00000)?\+00/);
      expect((await of("f")).map(([f]) => (f === null ? null : Number(f)))).toEqual([0.1, null, Number.NaN, Infinity]);
      await warehouse.close();
    });
  });
});
