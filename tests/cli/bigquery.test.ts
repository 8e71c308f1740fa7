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
