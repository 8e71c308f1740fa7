import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { sluice, tempDir } from "./command.ts";

test("query --json prints a table that another program made", async () => {
  const dir = tempDir();
  const path = join(dir, "w");
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run("create table t as select '2024-02-29 01:02:03'::timestamp_s as s, map {'a': 1::utinyint} as m");
  connection.closeSync();
  instance.closeSync();
  const { out, err } = await sluice(dir, "query", "--json", "select * from main.t", "--warehouse", `duckdb:${path}`);
  expect(err).toBe("");
  expect(JSON.parse(out)).toEqual([{ s: "2024-02-29T01:02:03", m: [{ key: "a", value: 1 }] }]);
});
