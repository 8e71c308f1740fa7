/** Broken deliveries after a good one: a line that says what is wrong, the right exit code, the last good marts still there. */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { simulator, type Fault } from "@sluice/pipelines";
import { beforeAll, describe, expect, it } from "vitest";
import { sluice, start, tempDir } from "../cli/command.ts";
import { ownProject } from "./project.ts";

const root = join(import.meta.dirname, "../..");
const fixtures = join(root, "fixtures");
const folder = tempDir();
const project = ownProject();
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const source = (name: string, path: string) => ["--source", `${name}=${path}`];
const count = async (warehouse: string, table: string): Promise<unknown> =>
  JSON.parse(
    (await sluice(project, "query", "--json", `select count(*) as n from ${table}`, "--warehouse", warehouse)).out,
  );

describe("wind orders", () => {
  const warehouse = `sqlite:${join(folder, "wind.sqlite")}`;
  const goodForecasts = join(fixtures, "wind_orders/bmrs_wind_forecast_pair.csv");
  const goodOrders = join(fixtures, "wind_orders/linear_orders_raw.json");
  const forecasts = readFileSync(goodForecasts, "utf8");
  const orders = readFileSync(goodOrders, "utf8");
  const run = (forecastFile: string, orderFile: string) =>
    sluice(
      project,
      "run",
      "--tags",
      "wind_orders",
      "--warehouse",
      warehouse,
      ...source("bmrs_wind_forecast_pair", forecastFile),
      ...source("linear_orders", orderFile),
    );

  beforeAll(async () => {
    const ran = await run(goodForecasts, goodOrders);
    expect(ran.code, ran.err).toBe(0);
  });

  const column = forecasts.split("\n")[0]!.split(",").indexOf("settlementPeriod");
  const without = (at: number) =>
    forecasts
      .split("\n")
      .map((line) => line.split(",").toSpliced(at, 1).join(","))
      .join("\n");
  const unforecast = forecasts.replace(
    /^(\d+,WIND,[^,]*,[^,]*),[^,]*,[^,]*,[^,]*,[^,]*,([^,]*),[^,]*,/gm,
    "$1,NULL,NULL,NULL,NULL,$2,,",
  );

  const broken: [string, string, string, number, RegExp][] = [
    [
      "forecasts cut off within a line",
      forecasts.slice(0, forecasts.length / 2),
      orders,
      2,
      /forecasts\.csv.*(cut off|fields)/,
    ],
    ["a column missing", without(column), orders, 2, /expected .*settlementPeriod/],
    // As others send it: it is found by looking.
    ["another delimiter", forecasts.replaceAll(",", ";"), orders, 0, /LOADED .*forecasts\.csv/],
    ["an empty file", "", orders, 2, /forecasts\.csv.*empty/],
    ["no forecast at all", unforecast, orders, 1, /nonNull|IS NOT NULL|rowConditions|failed/],
    ["orders cut off", forecasts, orders.slice(0, orders.length / 2), 2, /orders\.json.*cut off/],
    [
      "a CKAN answer without success",
      forecasts,
      '{"help":"h","success":false,"error":{"message":"no such resource"}}',
      2,
      /orders\.json.*success/,
    ],
    ["the two files swapped", orders, forecasts, 2, /forecasts\.csv|swapped/],
  ];

  it.each(broken)("%s", async (_, forecastText, orderText, code, message) => {
    const ran = await run(file("forecasts.csv", forecastText), file("orders.json", orderText));
    expect(ran.err + ran.out).toMatch(message);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toMatch(/\n\s+at /);
    expect(await count(warehouse, "wind_orders")).toEqual([{ n: 94 }]);
  });
});

describe("temperatures", () => {
  const warehouse = `sqlite:${join(folder, "temperatures.sqlite")}`;
  const contours = join(fixtures, "temperatures/contours.json");
  const { records } = JSON.parse(readFileSync(contours, "utf8")) as { records: unknown[] };

  async function run(faults: readonly Fault[], key = "k", regions = contours) {
    const server = simulator({ key: "k", count: 50, faults });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sensor/temperatures`;
    const args = ["run", "--tags", "temperatures", "--warehouse", warehouse, ...source("region_contours", regions)];
    const { exitCode, stderr, stdout } = await start(project, args, {
      env: { TEMPERATURES_URL: url, TEMPERATURES_API_KEY: key, NO_COLOR: "1" },
    });
    server.close();
    return { code: exitCode, text: `${String(stderr)}${String(stdout)}` };
  }

  beforeAll(async () => {
    const ran = await run([]);
    expect(ran.code, ran.text).toBe(0);
  });

  it("a wrong key", async () => {
    const { code, text } = await run([], "s3cret");
    expect(code).toBe(2);
    expect(text).toContain("got 401 Unauthorized: is TEMPERATURES_API_KEY set, and right?");
    expect(text).not.toContain("s3cret");
  });

  it.each<[string, Fault[], RegExp]>([
    ["HTML instead of JSON", ["html"], /got an HTML page/],
    ["a body cut off each time", ["cut", "cut", "cut"], /cut off 3 times/],
    ["fields by other names", ["schema"], /expected temperatures with lat, lon/],
  ])("%s", async (_, faults, message) => {
    const before = await count(warehouse, "temperature_readings");
    const { code, text } = await run(faults);
    expect(text).toMatch(message);
    expect(code).toBe(2);
    expect(await count(warehouse, "temperature_readings")).toEqual(before);
  });

  it("an API that answers at the second try", async () => {
    expect((await run(["500"])).code).toBe(0);
  });

  it("13 regions that are 10", async () => {
    const few = file("few.json", JSON.stringify({ records: records.slice(0, 10) }));
    const { code, text } = await run([], "k", few);
    expect(code).toBe(2);
    expect(text).toContain("expected the 13 regions of metropolitan France, got 10: 84, 93, 94 missing");
    expect(await count(warehouse, "regions")).toEqual([{ n: 13 }]);
  });
});
