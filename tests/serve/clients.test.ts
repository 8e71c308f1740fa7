/** Google's own clients, unmodified. */
import { BigQuery } from "@google-cloud/bigquery";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { node, sluice } from "../cli/command.ts";
import { officialCopy, writeProject } from "../graph/project.ts";
import { type Api, startApi } from "./client.ts";

const root = join(import.meta.dirname, "../..");

let warehouse: Warehouse;
let api: Api;
beforeAll(async () => {
  warehouse = await openWarehouse("duckdb::memory:");
  api = await startApi(warehouse);
});
afterAll(async () => {
  await api.server.close();
  await warehouse.close();
});

describe("@google-cloud/bigquery", () => {
  test("datasets, tables, rows, parameters, errors", async () => {
    const client = new BigQuery({ projectId: "p", apiEndpoint: api.server.url });
    await client.createDataset("node");
    const fields = [
      { name: "id", type: "INTEGER" },
      { name: "seen_at", type: "TIMESTAMP" },
    ];
    const [table] = await client.dataset("node").createTable("t", { schema: fields });
    await table.insert([{ id: 1, seen_at: "2024-01-01T00:00:00.5Z" }, { id: 2 }]);
    const [rows] = await client.query("select id, seen_at from node.t order by id");
    expect(JSON.parse(JSON.stringify(rows))).toEqual([
      { id: 1, seen_at: { value: "2024-01-01T00:00:00.500Z" } },
      { id: 2, seen_at: null },
    ]);
    const [given] = await client.query({ query: "select @x as x, @y as y", params: { x: 5, y: ["a", "b"] } });
    expect(given).toEqual([{ x: 5, y: ["a", "b"] }]);
    await expect(client.query("select nope")).rejects.toThrow("at [1:8]");
    const [tables] = await client.dataset("node").getTables();
    expect(tables.map(({ id }) => id)).toEqual(["t"]);
    const [read] = await table.getRows();
    expect(read).toHaveLength(2);
  });
});

test("the official Dataform CLI builds what we build, twice", async () => {
  const dir = officialCopy(
    writeProject({
      "definitions/base.sqlx":
        'config { type: "table", description: "Base", columns: { a: "An a" }, assertions: { uniqueKey: ["a"], nonNull: ["a"] } }\nselect 1 as a, "x" as s union all select 2, null\n',
      "definitions/grown.sqlx":
        'config { type: "incremental", uniqueKey: ["a"] }\nselect a, s, a * 2 as b from ${ref("base")} ${when(incremental(), "where a > 1")}\n',
      "definitions/seen.sqlx": 'config { type: "view" }\nselect sum(b) as b from ${ref("grown")}\n',
      "definitions/did.sqlx":
        'config { type: "operations", hasOutput: true }\ncreate or replace table ${self()} as select 7 as n\n',
      "definitions/check.sqlx": 'config { type: "assertion" }\nselect b from ${ref("seen")} where b < 0\n',
    }),
  );
  writeFileSync(join(dir, ".df-credentials.json"), JSON.stringify({ projectId: "warehouse", location: "US" }));
  const env = { BIGQUERY_EMULATOR_HOST: `${api.server.url}/bigquery/v2`, METADATA_SERVER_DETECTION: "none" };
  const queries = ["select a, s, b from shop.grown order by a", "select b from shop.seen", "select n from shop.did"];
  for (const time of [1, 2]) {
    const { exitCode, stdout, stderr } = await execa(node, [join(root, "node_modules/.bin/dataform"), "run", "."], {
      cwd: dir,
      env,
      reject: false,
    });
    expect({ time, exitCode, said: exitCode === 0 ? "" : stdout + stderr }).toEqual({ time, exitCode: 0, said: "" });
    expect((await sluice(dir, "run")).code).toBe(0);
    for (const query of queries) {
      const ours = (await sluice(dir, "query", "--csv", query)).out.split("\n").slice(1);
      const theirs = (await api.rows(query)).map((row) => row.map((value) => value ?? "").join(","));
      expect(theirs).toEqual(ours);
    }
  }
});
