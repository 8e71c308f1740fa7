import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { createSession } from "@sluice/googlesql";
import { loadSource, sourceFrom } from "@sluice/sources";
import { describe, expect, it } from "vitest";
import { definition, engines, place } from "../place.ts";

const query = `
  select 1::bigint as "Id", 'é' as s, 1.5::double as f, true as b, date '2024-02-29' as d,
    timestamptz '2024-02-29 12:00:00.5+01' as t, timestamp '2024-02-29 12:00:00' as dt, 1.25::decimal(10, 2) as n, '\\xAA'::blob as y
  union all select 2, null, null, null, null, null, null, null, null`;

async function write(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (${sql}) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
}

describe.each(engines)("Parquet into %s", (engine) => {
  const here = place(engine);
  const load = () => loadSource(sourceFrom(here.path("things"), definition()), here.warehouse, { now: new Date(0) });
  const types = async () =>
    Object.fromEntries(
      (await here.warehouse.describe(here.warehouse.nameOf({ schema: "raw", name: "things" })))!.columns.map(
        ({ name, type }) => [name, type.kind],
      ),
    );

  it("keeps its types", async () => {
    await write(here.path("things"), query);
    expect(await load()).toMatchObject({ rows: 2, inserted: 2, rejected: 0 });
    expect(await types()).toMatchObject({
      Id: "INT64",
      s: "STRING",
      f: "FLOAT64",
      b: "BOOL",
      d: "DATE",
      t: "TIMESTAMP",
      dt: "DATETIME",
      n: "NUMERIC",
      y: "BYTES",
    });
    expect(await here.rows(`"Id", s, f, cast(d as text), cast(t as text), cast(dt as text)`)).toEqual([
      [1n, "é", 1.5, "2024-02-29", expect.stringMatching(/^2024-02-29 11:00:00\.5\+00$/), "2024-02-29 12:00:00"],
      [2n, null, null, null, null, null],
    ]);
  });

  it("keeps types that no table of ours has, as their values", async () => {
    const others = `select 1::uinteger as "Id", timestamp_ns '2024-02-29 12:00:00.000001234' as ns, 0.00000000000000000001::decimal(38, 20) as n,
      12345678901234567890::ubigint as u, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid as uid, 'b'::enum('b', 'a') as e, 0.5::float as f`;
    await write(here.path("things"), others);
    expect(await load()).toMatchObject({ rows: 1, inserted: 1 });
    const session = createSession(here.warehouse, {
      nameOf: ([schema = "", name = ""]) => here.warehouse.nameOf({ schema, name }),
    });
    const { columns, rows } = await session.run("select Id, ns, n, u, uid, e, f from raw.things");
    expect(columns.map(({ type }) => type.kind)).toEqual([
      "INT64",
      "DATETIME",
      "BIGNUMERIC",
      "NUMERIC",
      "STRING",
      "STRING",
      "FLOAT64",
    ]);
    expect(rows).toEqual([
      {
        Id: 1,
        ns: "2024-02-29T12:00:00.000001",
        n: 1e-20,
        u: "12345678901234567890",
        uid: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        e: "b",
        f: 0.5,
      },
    ]);
  });

  it("changes nothing the second time", async () => {
    await write(here.path("things"), query);
    await load();
    expect(await load()).toMatchObject({ rows: 2, inserted: 0, updated: 0 });
  });

  it("is read in a gzip", async () => {
    await write(here.path("plain"), query);
    here.write(gzipSync(readFileSync(here.path("plain"))), "things");
    expect(await load()).toMatchObject({ rows: 2, inserted: 2 });
  });

  it("is refused when it is cut off", async () => {
    await write(here.path("plain"), query);
    const whole = readFileSync(here.path("plain"));
    for (const size of [4, 5, whole.length >> 1, whole.length - 8, whole.length - 1]) {
      here.write(whole.subarray(0, size), "things");
      await expect(load()).rejects.toMatchObject({
        name: "SourceError",
        reason: expect.stringMatching(/format|truncated/),
      });
    }
    expect(await here.warehouse.relations()).toEqual([]);
  });

  it("rejects rows without their key", async () => {
    await write(here.path("things"), `select 1::bigint as "Id", 'y' as s union all select null, 'x'`);
    expect(await load()).toMatchObject({ rows: 1, inserted: 1, rejected: 1 });
    expect(await here.rows("line, reason, content", "things_rejects")).toEqual([
      [2n, "no Id", expect.stringContaining('"s":"x"')],
    ]);
  });
});
