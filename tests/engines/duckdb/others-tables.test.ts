/** Tables that others made have types that ours never have. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { createSession } from "@sluice/googlesql";
import { type Database, open, openWarehouse } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** DuckDB's type, a value in its SQL, the type it is read as, and BigQuery's JSON of the value. */
const types = [
  ["boolean", "true", "BOOL", true],
  ["tinyint", "-128", "INT64", -128],
  ["smallint", "-32768", "INT64", -32768],
  ["integer", "2147483647", "INT64", 2147483647],
  ["bigint", "9223372036854775807", "INT64", "9223372036854775807"],
  ["utinyint", "255", "INT64", 255],
  ["usmallint", "65535", "INT64", 65535],
  ["uinteger", "4294967295", "INT64", 4294967295],
  ["ubigint", "18446744073709551615", "NUMERIC", "18446744073709551615"],
  ["hugeint", "-12345678901234567890123456789", "NUMERIC", "-12345678901234567890123456789"],
  ["uhugeint", "12345678901234567890123456789", "NUMERIC", "12345678901234567890123456789"],
  ["decimal(4, 1)", "-123.4", "NUMERIC", -123.4],
  ["decimal(18, 3)", "123456789012345.678", "NUMERIC", "123456789012345.678"],
  ["decimal(38, 9)", "0.000000001", "NUMERIC", 0.000000001],
  ["decimal(38, 0)", "-12345678901234567890123456789", "NUMERIC", "-12345678901234567890123456789"],
  ["decimal(38, 20)", "-0.00000000000000000001", "BIGNUMERIC", -1e-20],
  ["float", "0.5", "FLOAT64", 0.5],
  ["double", "'nan'", "FLOAT64", "NaN"],
  ["varchar", "'it''s'", "STRING", "it's"],
  ["char(3)", "'abc'", "STRING", "abc"],
  ["json", `'{"a": [1, null]}'`, "JSON", { a: [1, null] }],
  ["blob", "'\\x00\\xFF'::blob", "BYTES", "AP8="],
  ["date", "'0001-01-01'", "DATE", "0001-01-01"],
  ["date", "'-infinity'", "DATE", "-infinity"],
  ["timestamp", "'infinity'", "DATETIME", "infinity"],
  ["timestamptz", "'-infinity'", "TIMESTAMP", "-infinity"],
  ["time", "'23:59:59.5'", "TIME", "23:59:59.500"],
  ["time_ns", "'23:59:59.999999999'", "TIME", "23:59:59.999999"],
  ["timetz", "'01:02:03+05:30'", "STRING", "01:02:03+05:30"],
  ["timestamp", "'2024-02-29 01:02:03.000004'", "DATETIME", "2024-02-29T01:02:03.000004"],
  ["timestamp_s", "'2024-02-29 01:02:03'", "DATETIME", "2024-02-29T01:02:03"],
  ["timestamp_ms", "'2024-02-29 01:02:03.045'", "DATETIME", "2024-02-29T01:02:03.045"],
  ["timestamp_ns", "'2024-02-29 01:02:03.000004567'", "DATETIME", "2024-02-29T01:02:03.000004"],
  ["timestamptz", "'2024-02-29 01:02:03+02'", "TIMESTAMP", "2024-02-28T23:02:03Z"],
  ["interval", "interval '14 months -3 days 90 seconds'", "INTERVAL", "1-2 -3 0:1:30"],
  ["uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "STRING", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"],
  ["enum ('small', 'large')", "'large'", "STRING", "large"],
  ["bit", "'0101'", "STRING", "0101"],
  ["union (n integer, s varchar)", "union_value(n := 7)", "STRING", "7"],
  ["bigint[]", "[1, null]", "ARRAY<INT64>", [1, null]],
  ["integer[2]", "[1, 2]", "ARRAY<INT64>", [1, 2]],
  ["uuid[]", "['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']", "ARRAY<STRING>", ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]],
  [
    "map(varchar, integer)",
    "map {'b': 2, 'a': null}",
    "ARRAY<STRUCT<key STRING, value INT64>>",
    [
      { key: "b", value: 2 },
      { key: "a", value: null },
    ],
  ],
  [
    "map(varchar, timestamp_s[])",
    "map {'a': ['2024-02-29 01:02:03'::timestamp_s]}",
    "ARRAY<STRUCT<key STRING, value ARRAY<DATETIME>>>",
    [{ key: "a", value: ["2024-02-29T01:02:03"] }],
  ],
  ["struct(a bigint, b varchar)", "{'a': 1, 'b': 'x'}", "STRUCT<a INT64, b STRING>", { a: 1, b: "x" }],
  [
    "struct(a tinyint, b struct(c hugeint))",
    "{'a': 1, 'b': {'c': 100}}",
    "STRUCT<a INT64, b STRUCT<c NUMERIC>>",
    {
      a: 1,
      b: { c: 100 },
    },
  ],
  [
    "struct(range_start date, range_end date)",
    "{'range_start': '2024-01-01', 'range_end': null}",
    "RANGE<DATE>",
    "[2024-01-01, UNBOUNDED)",
  ],
] as const;

const folder = mkdtempSync(join(tmpdir(), "sluice-others-"));
const path = join(folder, "w");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = types.map((_, i) => `c${i}`);

beforeAll(async () => {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  await connection.run(`create table t (${types.map(([type], i) => `c${i} ${type}`).join(", ")}, id bigint)`);
  await connection.run(`insert into t values (${types.map(([, value]) => value).join(", ")}, 1)`);
  await connection.run("insert into t (id) values (2)");
  await connection.run("create view v as select 'x' || null as a, row(1, 'x') as b");
  connection.closeSync();
  instance.closeSync();
});

const selected = `select ${names.join(", ")} from main.t order by id`;
const expected = [
  Object.fromEntries(types.map(([, , , json], i) => [`c${i}`, json])),
  Object.fromEntries(names.map((name) => [name, null])),
];

describe("a session", () => {
  let database: Database;
  beforeAll(async () => {
    database = await open({ path });
  });
  afterAll(() => database.close());
  const rows = async (sql: string) => (await database.query(sql)).rows.map((row) => Object.values(row));

  test("knows the type of every column", async () => {
    const { columns } = await database.query(selected);
    expect(columns.map(({ type }) => type)).toEqual(types.map(([, , type]) => type));
  });

  test("gives every value as BigQuery's JSON", async () => {
    expect((await database.query(selected)).rows).toEqual(expected);
  });

  test("keeps all of it in a table of its own", async () => {
    await database.query("create table d.copy as select * from main.t");
    const kept = selected.replace("main.t order by id", "d.copy where id = 1");
    expect((await database.query(kept)).rows).toEqual(expected.slice(0, 1));
    const { columns } = await database.query("select * from d.copy");
    expect(columns.slice(0, -1).map(({ type }) => type)).toEqual(types.map(([, , type]) => type));
  });

  const column = (type: string): string => `c${types.findIndex(([own]) => own === type)}`;

  test("calculates with values as their types are, not as they are kept", async () => {
    const [integer, huge, large, ns, s, uuid] = [
      "integer",
      "uhugeint",
      "decimal(38, 0)",
      "timestamp_ns",
      "timestamp_s",
      "uuid",
    ].map(column);
    expect(
      await rows(`
      select ${integer} + 1, cast(${huge} - 1 as string), cast(${large} as string), ${ns} = datetime '2024-02-29 01:02:03.000004',
        datetime_add(${s}, interval 1 day), upper(${uuid}), length(${uuid}), ${uuid} = 'x'
      from main.t where id = 1`),
    ).toEqual([
      [
        2147483648,
        "12345678901234567890123456788",
        "-12345678901234567890123456789",
        true,
        "2024-03-01T01:02:03",
        "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
        36,
        false,
      ],
    ]);
  });

  test("reads parts of maps, arrays and structs", async () => {
    const [map, nested, fixed] = ["map(varchar, integer)", "struct(a tinyint, b struct(c hugeint))", "integer[2]"].map(
      column,
    );
    expect(
      await rows(`
      select (select sum(value) from unnest(${map})), ${map}[offset(0)].key, ${nested}.a * 1000, ${nested}.b.c + 1,
        ${fixed}[offset(1)] * 2147483647 from main.t where id = 1`),
    ).toEqual([[2, "b", 1000, 101, 4294967294]]);
  });

  test("sorts an ENUM as the text that it is", async () => {
    const warehouse = await openWarehouse("duckdb::memory:");
    await warehouse.execute(
      "create table main.sizes (s enum ('small', 'large')); insert into main.sizes values ('small'), ('large'), (null)",
    );
    const session = createSession(warehouse, { defaultSchema: "main" });
    expect((await session.run("select s from sizes order by s")).rows).toEqual([
      { s: null },
      { s: "large" },
      { s: "small" },
    ]);
    expect((await session.run("select max(s) as m, min(concat(s, '!')) as n from sizes where s > 'm'")).rows).toEqual([
      { m: "small", n: "small!" },
    ]);
    await warehouse.close();
  });

  test("changes such a table", async () => {
    const warehouse = await openWarehouse("duckdb::memory:");
    await warehouse.execute("create table main.t (id uuid, n integer, s enum ('a', 'b'))");
    const session = createSession(warehouse, { defaultSchema: "main" });
    const [first, second] = ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"];
    await session.run(`
      insert into t (id, n, s) values ('${first}', 1, 'a');
      update t set n = n + 1, s = 'b' where id = '${first}' and s = 'a';
      merge t using (select '${first}' as id, 10 as n union all select '${second}', 20) as came on t.id = came.id
        when matched then update set n = t.n + came.n when not matched then insert (id, n, s) values (id, n, 'a');
      delete from t where s = 'c'`);
    expect((await session.run("select * from t order by id")).rows).toEqual([
      { id: first, n: 12, s: "b" },
      { id: second, n: 20, s: "a" },
    ]);
    await warehouse.close();
  });

  test("knows the columns of views", async () => {
    const { columns, rows } = await database.query("select * from main.v");
    expect(columns.map(({ type }) => type)).toEqual(["INT64", "STRUCT<INT64, STRING>"]);
    expect(rows).toEqual([{ a: null, b: { _field_1: 1, _field_2: "x" } }]);
  });
});
