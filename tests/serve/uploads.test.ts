/** Load jobs: multipart and resumable, files below gs://, and what can't be read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileEngines } from "../servers/places.ts";
import { type Api, startApi } from "./client.ts";

describe.each(fileEngines.map(({ name }) => name))("loads on %s", (engine) => {
  let warehouse: Warehouse;
  let api: Api;
  let buckets: string;
  beforeAll(async () => {
    buckets = mkdtempSync(join(tmpdir(), "sluice-buckets-"));
    mkdirSync(join(buckets, "b"));
    warehouse = await openWarehouse(`${engine}::memory:`);
    api = await startApi(warehouse, { buckets });
    await api.call("POST", "/datasets", { datasetReference: { datasetId: "d" } });
  });
  afterAll(async () => {
    await api.server.close();
    await warehouse.close();
    rmSync(buckets, { recursive: true, force: true });
  });

  const finished = async (job: Record<string, unknown>) => {
    const { jobId } = job["jobReference"] as { jobId: string };
    await api.rows("select 1");
    return api.call("GET", `/jobs/${jobId}`);
  };
  const load = (tableId: string, more: object) => ({
    configuration: { load: { destinationTable: { projectId: "p", datasetId: "d", tableId }, ...more } },
  });
  const upload = `/upload/bigquery/v2/projects/p/jobs`;

  test("multipart: NDJSON with records and lists, types found by looking", async () => {
    const data =
      '{"k": 1, "v": "a", "n": {"z": [1, 2]}, "on": "2024-01-31"}\n{"k": 2, "v": null, "on": "2024-02-01"}\n';
    const job = load("found", { sourceFormat: "NEWLINE_DELIMITED_JSON", autodetect: true });
    const body = `--x\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(job)}\r\n--x\r\ncontent-type: */*\r\n\r\n${data}\r\n--x--`;
    const response = await fetch(`${api.server.url}${upload}?uploadType=multipart`, {
      method: "POST",
      body,
      headers: { "content-type": 'multipart/related; boundary="x"' },
    });
    expect(await finished((await response.json()) as Record<string, unknown>)).toMatchObject({
      status: { state: "DONE" },
      statistics: { load: { outputRows: "2" } },
    });
    expect(
      await api.rows("select k, v, n.z[safe_offset(1)], on from d.found order by k".replace(", on", ", `on`")),
    ).toEqual([
      ["1", "a", "2", "2024-01-31"],
      ["2", null, null, "2024-02-01"],
    ]);
  });

  test("resumable, in two parts: CSV with a schema", async () => {
    const schema = {
      fields: [
        { name: "id", type: "INT64" },
        { name: "name", type: "STRING" },
        { name: "ok", type: "BOOL" },
      ],
    };
    const begun = await fetch(`${api.server.url}${upload}?uploadType=resumable`, {
      method: "POST",
      body: JSON.stringify(load("parts", { sourceFormat: "CSV", skipLeadingRows: 1, schema })),
      headers: { "content-type": "application/json" },
    });
    const at = begun.headers.get("location") ?? "";
    const data = 'ID,Name,OK\n1,"x, y",true\n2,,0\n';
    const first = await fetch(at, {
      method: "PUT",
      body: data.slice(0, 10),
      headers: { "content-range": `bytes 0-9/${data.length}` },
    });
    expect([first.status, first.headers.get("range")]).toEqual([308, "bytes=0-9"]);
    const second = await fetch(at, {
      method: "PUT",
      body: data.slice(10),
      headers: { "content-range": `bytes 10-${data.length - 1}/${data.length}` },
    });
    expect(await finished((await second.json()) as Record<string, unknown>)).toMatchObject({
      statistics: { load: { outputRows: "2" } },
    });
    expect(await api.rows("select id, name, ok from d.parts order by id")).toEqual([
      ["1", "x, y", "true"],
      ["2", "", "false"],
    ]);
  });

  test("gs:// is a folder; all files that fit, or none", async () => {
    writeFileSync(join(buckets, "b", "1.ndjson"), '{"n": 1}\n');
    writeFileSync(join(buckets, "b", "2.ndjson"), '{"n": 2}\n');
    const sourceUris = ["gs://b/*.ndjson"];
    expect(
      await finished(
        await api.call(
          "POST",
          "/jobs",
          load("bucket", { sourceUris, sourceFormat: "NEWLINE_DELIMITED_JSON", autodetect: true }),
        ),
      ),
    ).toMatchObject({ statistics: { load: { outputRows: "2" } } });
    for (const [uri, message] of [
      ["gs://b/none.csv", "Not found"],
      ["gs://../../etc/passwd", "leads out"],
    ]) {
      expect(
        JSON.stringify(await finished(await api.call("POST", "/jobs", load("bad", { sourceUris: [uri] })))),
      ).toContain(message);
    }
  });

  test("what can't be read leaves the table as it was, or not there", async () => {
    await api.rows("create or replace table d.kept as select 1 as n");
    writeFileSync(join(buckets, "b", "bad.ndjson"), '{"n": 5}\n{"n": "zz"}\n');
    const more = {
      sourceUris: ["gs://b/bad.ndjson"],
      sourceFormat: "NEWLINE_DELIMITED_JSON",
      schema: { fields: [{ name: "n", type: "INT64" }] },
    };
    for (const writeDisposition of ["WRITE_APPEND", "WRITE_TRUNCATE"]) {
      const job = await finished(await api.call("POST", "/jobs", load("kept", { ...more, writeDisposition })));
      expect(job).toMatchObject({ status: { errorResult: { reason: "invalid" } } });
      expect(await api.rows("select n from d.kept")).toEqual([["1"]]);
    }
    await finished(await api.call("POST", "/jobs", load("never", more)));
    expect(await api.call("GET", "/datasets/d/tables/never")).toMatchObject({ status: 404 });
  });

  test("extract writes CSV and NDJSON", async () => {
    await api.rows("create or replace table d.out as select 1 as n, 'a,b' as s union all select 2, null");
    const extract = (destinationUri: string, more: object = {}) => ({
      configuration: { extract: { sourceTable: { datasetId: "d", tableId: "out" }, destinationUri, ...more } },
    });
    await finished(await api.call("POST", "/jobs", extract("gs://b/out.csv")));
    expect(readFileSync(join(buckets, "b/out.csv"), "utf8").split("\n").toSorted()).toEqual([
      "",
      '1,"a,b"',
      "2,",
      "n,s",
    ]);
    await finished(
      await api.call("POST", "/jobs", extract("gs://b/out.ndjson", { destinationFormat: "NEWLINE_DELIMITED_JSON" })),
    );
    expect(readFileSync(join(buckets, "b/out.ndjson"), "utf8")).toContain('{"n":1,"s":"a,b"}\n');
  });
});
