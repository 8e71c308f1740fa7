/** `--changed` after a process that died between a load's commit and whatever came next. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openWarehouse } from "@sluice/engines";
import { file, loadSource, sourceFrom } from "@sluice/sources";
import { expect, test } from "vitest";
import { project, sluice, start, write } from "./command.ts";

const files = {
  "definitions/numbers.sqlx": 'config { type: "declaration", schema: "raw", name: "numbers" }',
  "definitions/total.sqlx":
    'config { type: "table" }\nselect count(*) as n, max(cast(n as int64)) as most from ${ref("numbers")}',
  "definitions/other.sqlx": 'config { type: "table" }\nselect 1 as n',
  "sluice.config.yaml": "sources: { numbers: { path: numbers.csv } }\n",
  "numbers.csv": "n,m\n1,a\n2,b\n",
};
const names = ({ out }: { readonly out: string }) =>
  JSON.parse(out).actions.map(({ target }: { target: { name: string } }) => target.name);
const changed = async (dir: string, url: string, ...more: readonly string[]) =>
  names(await sluice(dir, "run", "--changed", "--json", "--warehouse", url, ...more));
const total = async (dir: string, url: string) =>
  (await sluice(dir, "query", "--csv", "--warehouse", url, "select n, most from total")).out;

test.each(["duckdb", "sqlite"])("on %s: a load that nobody lived to note leaves nothing stale", async (engine) => {
  const dir = project(files);
  const url = `${engine}:${join(dir, "warehouse.db")}`;
  expect((await sluice(dir, "run", "--warehouse", url)).code).toBe(0);
  expect(await changed(dir, url, "--no-load")).toEqual([]);
  write(dir, { "numbers.csv": "n,m\n1,a\n2,b\n9,c\n" });
  // As a process that dies once the load is committed.
  const warehouse = await openWarehouse(url, { defaultSchema: "shop" });
  const source = sourceFrom(join(dir, "numbers.csv"), { name: "numbers", key: [], transport: file() });
  const context = { now: new Date(), environment: {}, directory: dir };
  expect(await loadSource(source, warehouse, context)).toMatchObject({ rows: 3 });
  await warehouse.close();
  expect(await changed(dir, url, "--no-load")).toEqual(["total"]);
  expect(await total(dir, url)).toBe("n,most\n3,9");
  expect(await changed(dir, url, "--no-load")).toEqual([]);
});

test("killed while the tables are built after a load: the next run builds what the load changed", async () => {
  const slow =
    "select count(*) as n from unnest(generate_array(1, 100000)) as a cross join unnest(generate_array(1, 100000)) as b where mod(a * b, 7) = 3";
  const dir = project(files);
  const url = `duckdb:${join(dir, "warehouse.db")}`;
  expect((await sluice(dir, "run", "--warehouse", url)).code).toBe(0);
  write(dir, { "numbers.csv": "n,m\n1,a\n2,b\n9,c\n", "definitions/slow.sqlx": `config { type: "table" }\n${slow}` });
  const child = start(dir, ["run", "--warehouse", url, "--actions", "slow", "total", "--threads", "1"]);
  await new Promise<void>((resolve) => {
    child.stdout!.on("data", (part) => String(part).includes("LOADED") && resolve());
  });
  child.kill("SIGKILL");
  await child;
  rmSync(join(dir, "definitions/slow.sqlx"));
  expect((await sluice(dir, "run", "--changed", "--warehouse", url)).code).toBe(0);
  expect(await total(dir, url)).toBe("n,most\n3,9");
});
