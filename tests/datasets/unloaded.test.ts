import { join } from "node:path";
import { expect, test } from "vitest";
import { sluice, tempDir } from "../cli/command.ts";
import { ownProject } from "./project.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/wind_orders");
const project = ownProject();
const wind = (name: string, path: string) => ["--source", `${name}=${join(fixtures, path)}`];

test("a plain run builds what there is data for, and the rest empty, saying so", async () => {
  const warehouse = ["--warehouse", `duckdb:${join(tempDir(), "w.duckdb")}`];
  const sources = [
    ...wind("bmrs_wind_forecast_pair", "bmrs_wind_forecast_pair.csv"),
    ...wind("linear_orders", "linear_orders_raw.json"),
  ];
  const { code, out, err } = await sluice(project, "run", ...sources, ...warehouse);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("source posts: never loaded, raw.posts is empty; say where from with --source posts=WHERE");
  expect(out).not.toContain("linear_orders: never loaded");
  const counted = await sluice(
    project,
    "query",
    "--json",
    "select (select count(*) from wind_orders) as orders, (select count(*) from posts) as posts",
    ...warehouse,
  );
  expect(JSON.parse(counted.out)).toEqual([{ orders: 94, posts: 0 }]);
});
