/** The API, on every engine. Wire forms are those of https://cloud.google.com/bigquery/docs/reference/rest. */
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeEngines, placeOf } from "../servers/places.ts";
import { type Api, startApi } from "./client.ts";

describeEngines("the API on %s", (engine) => {
  const place = placeOf(engine);
  let warehouse: Warehouse;
  let api: Api;
  beforeAll(async () => {
    warehouse = await openWarehouse((await place.fresh()).url);
    api = await startApi(warehouse);
    await api.call("POST", "/datasets", { datasetReference: { datasetId: "shop" }, description: "A shop" });
  });
  afterAll(async () => {
    await api.server.close();
    await warehouse.close();
    await place.stop();
  });

  test("values in the wire form", async () => {
    const query = `select 7 as i, 1.5 as f, cast('nan' as float64) as n, numeric '1.25' as m, true as b, 'é' as s, b'ab' as y,
      date '2024-02-29' as d, datetime '2024-01-01 01:02:03.5' as t, time '01:02:03' as c,
      timestamp '1969-12-31 23:59:59.5+00' as z, [1, 2] as a, struct(1 as x, [struct('q' as k)] as l) as r, cast(null as string) as u`;
    expect(await api.rows(query)).toEqual([
      [
        "7",
        "1.5",
        "NaN",
        "1.25",
        "true",
        "é",
        "YWI=",
        "2024-02-29",
        "2024-01-01T01:02:03.500",
        "01:02:03",
        "-0.500000",
        [{ v: "1" }, { v: "2" }],
        { f: [{ v: "1" }, { v: [{ v: { f: [{ v: "q" }] } }] }] },
        null,
      ],
    ]);
    expect(
      await api.rows("select timestamp '2024-01-01 00:00:00.000001+00'", {
        formatOptions: { useInt64Timestamp: true },
      }),
    ).toEqual([["1704067200000001"]]);
  });

  test("the schema of a query, run or dry", async () => {
    const query = "select 1 as a, [struct(true as b)] as r";
    const fields = [
      { name: "a", type: "INTEGER", mode: "NULLABLE" },
      { name: "r", type: "RECORD", mode: "REPEATED", fields: [{ name: "b", type: "BOOLEAN", mode: "NULLABLE" }] },
    ];
    expect(await api.call("POST", "/queries", { query })).toMatchObject({
      jobComplete: true,
      totalRows: "1",
      schema: { fields },
    });
    const dry = await api.call("POST", "/jobs", { configuration: { dryRun: true, query: { query } } });
    expect(dry).toMatchObject({ statistics: { query: { statementType: "SELECT", schema: { fields } } } });
  });

  test("parameters by name and by place", async () => {
    const named = (name: string, type: object, value: object) => ({ name, parameterType: type, parameterValue: value });
    const queryParameters = [
      named("n", { type: "INT64" }, { value: "4" }),
      named("l", { type: "ARRAY", arrayType: { type: "STRING" } }, { arrayValues: [{ value: "a" }, { value: "b" }] }),
      named(
        "s",
        { type: "STRUCT", structTypes: [{ name: "x", type: { type: "DATE" } }] },
        { structValues: { x: { value: "2024-02-29" } } },
      ),
    ];
    expect(await api.rows("select @n + 1, @l[offset(1)], @s.x", { parameterMode: "NAMED", queryParameters })).toEqual([
      ["5", "b", "2024-02-29"],
    ]);
    const placed = [{ parameterType: { type: "FLOAT64" }, parameterValue: { value: "1.5" } }];
    expect(await api.rows("select ? * 2", { queryParameters: placed })).toEqual([["3.0"]]);
  });

  test("a table with its words; columns that are added; DML counted", async () => {
    const schema = {
      fields: [
        { name: "id", type: "INTEGER", mode: "REQUIRED", description: "Its number" },
        { name: "tags", type: "STRING", mode: "REPEATED" },
      ],
    };
    const made = await api.call("POST", "/datasets/shop/tables", {
      tableReference: { tableId: "items" },
      schema,
      labels: { a: "b" },
    });
    expect(made).toMatchObject({ schema, labels: { a: "b" }, type: "TABLE", numRows: "0" });
    const rows = [
      { insertId: "1", json: { id: 1, tags: ["x", "y"] } },
      { insertId: "2", json: { id: "2" } },
    ];
    expect(await api.call("POST", "/datasets/shop/tables/items/insertAll", { rows })).not.toHaveProperty(
      "insertErrors",
    );
    // A retried request doubles nothing.
    await api.call("POST", "/datasets/shop/tables/items/insertAll", { rows });
    expect(await api.rows("select id, array_to_string(tags, '+') from shop.items order by id")).toEqual([
      ["1", "x+y"],
      ["2", ""],
    ]);
    const more = { schema: { fields: [...schema.fields, { name: "price", type: "NUMERIC" }] } };
    expect(await api.call("PATCH", "/datasets/shop/tables/items", more)).toMatchObject({
      labels: { a: "b" },
      schema: { fields: [{}, {}, { name: "price", type: "NUMERIC" }] },
    });
    const dml = await api.call("POST", "/queries", { query: "update shop.items set price = 1.5 where id = 1" });
    expect(dml).toMatchObject({ numDmlAffectedRows: "1", dmlStats: { updatedRowCount: "1" } });
    const data = await api.call("GET", "/datasets/shop/tables/items/data?maxResults=1");
    expect(data).toMatchObject({ totalRows: "2", pageToken: "1" });
  });

  test("a bad row of insertAll is named, and none of the request is taken", async () => {
    await api.call("POST", "/datasets/shop/tables", {
      tableReference: { tableId: "strict" },
      schema: { fields: [{ name: "n", type: "INTEGER" }] },
    });
    const answer = await api.call("POST", "/datasets/shop/tables/strict/insertAll", {
      rows: [{ json: { n: 1 } }, { json: { n: "zz" } }],
    });
    expect(answer["insertErrors"]).toMatchObject([
      { index: 1, errors: [{ reason: "invalid" }] },
      { index: 0, errors: [{ reason: "stopped" }] },
    ]);
    expect(await api.rows("select count(*) from shop.strict")).toEqual([["0"]]);
    const unknown = await api.call("POST", "/datasets/shop/tables/strict/insertAll", { rows: [{ json: { m: 1 } }] });
    expect(unknown["insertErrors"]).toMatchObject([
      { index: 0, errors: [{ location: "m", message: "no such field: m." }] },
    ]);
  });

  test.each([
    ["select nope from shop.items", 400, "invalidQuery", "at [1:8]"],
    ["select 1\n from shop.nowhere", 404, "notFound", "at [2:7]"],
    ["selec 1", 400, "invalidQuery", "Syntax error"],
  ])("%j is refused in BigQuery's form", async (query, status, reason, message) => {
    const answer = await api.call("POST", "/queries", { query });
    expect(answer).toMatchObject({ status, error: { code: status, errors: [{ reason, domain: "global" }] } });
    expect((answer["error"] as Error).message).toContain(message);
  });

  test("what is there twice, and what is not there", async () => {
    expect(await api.call("POST", "/datasets", { datasetReference: { datasetId: "shop" } })).toMatchObject({
      status: 409,
    });
    expect(await api.call("GET", "/datasets/none")).toMatchObject({
      status: 404,
      error: { errors: [{ reason: "notFound" }] },
    });
    expect(await api.call("GET", "/datasets/shop/tables/none")).toMatchObject({ status: 404 });
    expect(await api.call("GET", "/jobs/none")).toMatchObject({ status: 404 });
    expect(await api.call("DELETE", "/datasets/shop")).toMatchObject({ status: 400 });
  });

  test("pages of an answer, each row once", async () => {
    const query = "select x from unnest(generate_array(1, 25)) as x order by x";
    const first = await api.call("POST", "/queries", { query, maxResults: 10 });
    const { jobId } = first["jobReference"] as { jobId: string };
    const second = await api.call("GET", `/queries/${jobId}?maxResults=10&pageToken=${String(first["pageToken"])}`);
    const third = await api.call("GET", `/queries/${jobId}?maxResults=10&pageToken=${String(second["pageToken"])}`);
    const values = [first, second, third].flatMap(({ rows }) =>
      (rows as { f: [{ v: string }] }[]).map(({ f }) => Number(f[0].v)),
    );
    expect(values).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
    expect(third).not.toHaveProperty("pageToken");
  });

  test("a destination: emptied, added to, refused", async () => {
    const to = { destinationTable: { projectId: "p", datasetId: "shop", tableId: "made" } };
    const run = async (query: string, writeDisposition: string) => {
      const job = await api.call("POST", "/jobs", { configuration: { query: { query, ...to, writeDisposition } } });
      const { jobId } = job["jobReference"] as { jobId: string };
      return api.call("GET", `/queries/${jobId}`);
    };
    await run("select 1 as a", "WRITE_EMPTY");
    expect(await run("select 2 as a", "WRITE_EMPTY")).toMatchObject({ status: 409 });
    await run("select 2 as a", "WRITE_APPEND");
    expect(await api.rows("select a from shop.made order by a")).toEqual([["1"], ["2"]]);
    await run("select 3 as a", "WRITE_TRUNCATE");
    expect(await api.rows("select a from shop.made")).toEqual([["3"]]);
  });

  test("a view, a routine, a copy, and all of it deleted", async () => {
    await api.rows("create or replace table shop.base as select 1 as a union all select 2");
    await api.call("POST", "/datasets/shop/tables", {
      tableReference: { tableId: "v" },
      view: { query: "select a * 10 as b from shop.base" },
    });
    expect(await api.call("GET", "/datasets/shop/tables/v")).toMatchObject({
      type: "VIEW",
      view: { query: "select a * 10 as b from shop.base" },
    });
    const routine = {
      routineReference: { routineId: "twice" },
      arguments: [{ name: "x", dataType: { typeKind: "INT64" } }],
      definitionBody: "x * 2",
    };
    await api.call("POST", "/datasets/shop/routines", routine);
    expect(await api.rows("select shop.twice(b) from shop.v order by b")).toEqual([["20"], ["40"]]);
    const copy = {
      sourceTable: { datasetId: "shop", tableId: "base" },
      destinationTable: { datasetId: "shop", tableId: "copied" },
    };
    const job = await api.call("POST", "/jobs", { configuration: { copy } });
    await api.rows("select 1");
    expect(await api.call("GET", `/jobs/${(job["jobReference"] as { jobId: string }).jobId}`)).toMatchObject({
      status: { state: "DONE" },
    });
    expect(await api.rows("select count(*) from shop.copied")).toEqual([["2"]]);
    await api.call("POST", "/datasets", { datasetReference: { datasetId: "gone" } });
    await api.rows("create table gone.t as select 1 as a");
    await api.call("DELETE", "/datasets/gone?deleteContents=true");
    const { datasets } = await api.call("GET", "/datasets");
    expect((datasets as { id: string }[]).map(({ id }) => id)).toEqual(["p:shop"]);
  });
});

describe("who may come", () => {
  test("without the token nobody, where there is one", async () => {
    const warehouse = await openWarehouse("sqlite::memory:");
    const api = await startApi(warehouse, { token: "s3cret" });
    expect(await api.call("GET", "/datasets")).toMatchObject({ status: 401 });
    const headers = { authorization: "Bearer s3cret" };
    expect((await fetch(`${api.server.url}/bigquery/v2/projects/p/datasets`, { headers })).status).toBe(200);
    await api.server.close();
    await warehouse.close();
  });
});
