import { join } from "node:path";
import { expect, test } from "vitest";
import { sluice, tempDir } from "../cli/command.ts";

const root = join(import.meta.dirname, "../..");
const wind = (name: string, path: string) => ["--source", `${name}=${join(root, "fixtures/wind_orders", path)}`];

test("a plain run builds what there is data for, and the rest empty, saying so", async () => {
  const warehouse = ["--warehouse", `duckdb:${join(tempDir(), "w.duckdb")}`];
  const sources = [
    ...wind("bmrs_wind_forecast_pair", "bmrs_wind_forecast_pair.csv"),
    ...wind("linear_orders", "linear_orders_raw.json"),
  ];
  const { code, out, err } = await sluice(root, "run", ...sources, ...warehouse);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("source posts: never loaded, raw.posts is empty; say where from with --source posts=WHERE");
  expect(out).not.toContain("linear_orders: never loaded");
  const counted = await sluice(
    root,
    "query",
    "--json",
    "select (select count(*) from wind_orders) as orders, (select count(*) from posts) as posts",
    ...warehouse,
  );
  expect(JSON.parse(counted.out)).toEqual([{ orders: 94, posts: 0 }]);
});
