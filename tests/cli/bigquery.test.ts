import { expect, test } from "vitest";
import { officialCopy } from "../graph/project.ts";
import { startStub } from "../runner/bigquery-stub.ts";
import { project, start, write } from "./command.ts";

test("--warehouse bigquery: hands over to the official CLI, with the flags it knows", async () => {
  const stub = await startStub({});
  const dir = officialCopy(
    project({
      "definitions/a.sqlx": 'config { type: "table", tags: ["x"] }\nselect ${dataform.projectConfig.vars.n} as n',
      "definitions/b.sqlx": 'config { type: "table" }\nselect 2 as n',
    }),
  );
  write(dir, { ".df-credentials.json": JSON.stringify({ projectId: "warehouse", location: "US" }) });
  const env = { BIGQUERY_EMULATOR_HOST: stub.address, METADATA_SERVER_DETECTION: "none" };
  const args = ["run", "--warehouse", "bigquery:", "--tags", "x", "--vars=n=41", "--threads", "2"];
  const { exitCode, stdout, stderr } = await start(dir, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  await stub.close();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "not for BigQuery, left out: --threads" });
  expect(String(stdout)).toContain("shop.a");
  const tables = stub.statements
    .map((text) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => /table/.test(text));
  expect(tables).toEqual(["create or replace table `warehouse.shop.a` as select 41 as n"]);
});

test("unit tests are handed over too", async () => {
  const stub = await startStub({});
  const dir = officialCopy(
    project({
      "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n',
      "definitions/a_test.sqlx": 'config { type: "test", dataset: "a" }\nselect 41 as n',
    }),
  );
  write(dir, { ".df-credentials.json": JSON.stringify({ projectId: "warehouse", location: "US" }) });
  const env = { BIGQUERY_EMULATOR_HOST: stub.address, METADATA_SERVER_DETECTION: "none" };
  await start(dir, ["test", "--warehouse", "bigquery:"], { env });
  await stub.close();
  expect(stub.statements.map((text) => text.trim())).toContain("select 41 as n");
});

test.each([
  [["query", "select 1"], "query works on", "bq query"],
  [["load"], "load works on", "bq load"],
  [["export", "a", "--to", "a.csv"], "export works on", "bq extract"],
])("what it can't do is said by name, with what does: %s", async (args, what, instead) => {
  const { exitCode, stdout, stderr } = await start(project({ "definitions/a.sqlx": "select 1 as n" }), [
    ...args,
    "--warehouse",
    "bigquery:",
  ]);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(what);
  expect(stderr).toContain(instead);
});
