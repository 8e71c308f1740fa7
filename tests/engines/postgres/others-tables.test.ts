/** Tables that others made have types that ours never have. */
import { createSession, type Session, typeName } from "@sluice/googlesql";
import { engineFor, type Warehouse } from "@sluice/engines";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFresh, placeUntilEnd } from "../../servers/places.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";

/** PostgreSQL's type, a value in its SQL, the type it is read as, and BigQuery's JSON of the value. */
const types = [
  ["boolean", "true", "BOOL", true],
  ["smallint", "-32768", "INT64", -32768],
  ["integer", "2147483647", "INT64", 2147483647],
  ["bigint", "9223372036854775807", "INT64", "9223372036854775807"],
  ["real", "0.5", "FLOAT64", 0.5],
  ["double precision", "'nan'", "FLOAT64", "NaN"],
  ["numeric(10, 2)", "-123.4", "NUMERIC", -123.4],
  ["numeric(38, 20)", "-0.00000000000000000001", "BIGNUMERIC", -1e-20],
  ["numeric", "12345678901234567890123456789012345678", "BIGNUMERIC", "12345678901234567890123456789012345678"],
  ["money", "1234.5", "NUMERIC", 1234.5],
  ["text", "'it''s'", "STRING", "it's"],
  ["varchar(20)", "'it''s'", "STRING", "it's"],
  ["char(3)", "'ab'", "STRING", "ab"],
  ["name", "'it'", "STRING", "it"],
  ["uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "STRING", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"],
  ["size", "'large'", "STRING", "large"],
  ["positive", "7", "INT64", 7],
  ["bit(4)", "'0101'", "STRING", "0101"],
  ["inet", "'10.0.0.1/8'", "STRING", "10.0.0.1/8"],
  ["json", `'{"b": 1, "a": [null]}'`, "JSON", { a: [null], b: 1 }],
  ["jsonb", `'{"a": [null]}'`, "JSON", { a: [null] }],
  ["bytea", "'\\x00ff'", "BYTES", "AP8="],
  ["date", "'2024-02-29'", "DATE", "2024-02-29"],
  ["time", "'23:59:59.5'", "TIME", "23:59:59.500"],
  ["timetz", "'01:02:03+05:30'", "STRING", "01:02:03+05:30"],
  ["timestamp", "'2024-02-29 01:02:03.000004'", "DATETIME", "2024-02-29T01:02:03.000004"],
  ["timestamptz", "'2024-02-29 01:02:03+02'", "TIMESTAMP", "2024-02-28T23:02:03Z"],
  ["interval", "'14 months -3 days 90 seconds'", "INTERVAL", "1-2 -3 0:1:30"],
  ["int4range", "'[1,5)'", "STRING", "[1,5)"],
  ["integer[]", "'{1,null,3}'", "ARRAY<INT64>", [1, null, 3]],
  ["text[]", `'{a,"b c"}'`, "ARRAY<STRING>", ["a", "b c"]],
  ["timestamp[]", "'{2024-02-29 01:02:03}'", "ARRAY<DATETIME>", ["2024-02-29T01:02:03"]],
  ["uuid[]", "'{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'", "ARRAY<STRING>", ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]],
] as const;

const names = types.map((_, i) => `c${i}`);
const column = (type: string): string => `c${types.findIndex(([own]) => own === type)}`;

describeWith("others' tables on PostgreSQL", postgresBinary, () => {
  const place = placeUntilEnd(engineFor("postgres"));
  let warehouse: Warehouse;
  let session: Session;
  beforeAll(async () => {
    warehouse = await openFresh(place);
    session = createSession(warehouse, { keep: true, createSchemas: true, defaultSchema: "public" });
    await warehouse.execute(`
      create type size as enum ('small', 'large'); create domain positive as integer check (value > 0);
      create table t (${types.map(([type], i) => `c${i} ${type}`).join(", ")}, id bigint);
      insert into t values (${types.map(([, value]) => value).join(", ")}, 1);
      insert into t (id) values (2)`);
  });
  afterAll(() => warehouse.close());
  const rows = async (sql: string) => (await session.run(sql)).rows.map((row) => Object.values(row));

  test("every type, by type and value", async () => {
    const { columns, rows } = await session.run(`select ${names.join(", ")} from t order by id`);
    expect(columns.map(({ type }) => typeName(type))).toEqual(types.map(([, , type]) => type));
    expect(rows).toEqual([
      Object.fromEntries(types.map(([, , , json], i) => [`c${i}`, json])),
      Object.fromEntries(names.map((name) => [name, null])),
    ]);
  });

  test("calculates with values as their types are, not as they are kept", async () => {
    const [integer, uuid, array, positive] = ["integer", "uuid", "integer[]", "positive"].map(column);
    expect(
      await rows(`
      select ${integer} + ${integer}, upper(${uuid}), ${uuid} = 'x', ${array}[offset(2)] + 1, array_length(${array}), ${positive} * ${integer}
      from t where id = 1`),
    ).toEqual([[4294967294, "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", false, 4, 3, 15032385529]]);
  });

  test("sorts an enum as the text that it is, in a sample too", async () => {
    await warehouse.execute("create table sizes (s size); insert into sizes values ('small'), ('large')");
    expect(await rows("select s from sizes order by s")).toEqual([["large"], ["small"]]);
    expect(await rows("select max(s) from sizes tablesample system (100 percent) where s > 'm'")).toEqual([["small"]]);
  });

  test("changes such a table", async () => {
    await warehouse.execute("create table changed (id uuid, n integer)");
    const id = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11";
    await warehouse.execute(`insert into changed values ('${id}', 1)`);
    await session.run("update changed set n = n + 1 where n = 1");
    expect(await rows("select * from changed")).toEqual([[id, 2]]);
  });
});
