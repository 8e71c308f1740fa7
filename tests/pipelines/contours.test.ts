import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { regionContours, temperatures } from "@sluice/pipelines";

const fixtures = join(import.meta.dirname, "../../fixtures/temperatures");
const { records } = JSON.parse(readFileSync(join(fixtures, "contours.json"), "utf8")) as {
  records: {
    fields: {
      geo_shape: { type: string; coordinates: unknown };
      geo_point: number[];
      region: string;
      new_code: string;
    };
  }[];
};
const { record, all } = regionContours.refine!;

/** As a raw row has it: nested values are JSON text. */
const raw = (value: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, typeof of === "string" ? of : JSON.stringify(of)]),
  );
const island = records[3]!.fields;
const expected = { new_code: "28", region: "Normandie", geo_shape: JSON.stringify(island.geo_shape) };
const swap = (value: unknown): unknown =>
  Array.isArray(value) && typeof value[0] === "number" ? [value[1], value[0]] : (value as unknown[]).map(swap);

describe("a region in any of the dataset's forms", () => {
  const forms: [string, Record<string, unknown>][] = [
    ["a record of the v1 API", records[3]!],
    [
      "a record of the v2 API",
      {
        region: "Normandie",
        new_code: "28",
        geo_shape: { type: "Feature", geometry: island.geo_shape, properties: {} },
      },
    ],
    [
      "a GeoJSON feature",
      { type: "Feature", geometry: island.geo_shape, properties: { region: "Normandie", new_code: "28" } },
    ],
    [
      "a line of the CSV export",
      { "Geo Point": "49.1,0.1", "Geo Shape": JSON.stringify(island.geo_shape), Region: "Normandie", "New Code": "28" },
    ],
    [
      "latitude before longitude",
      { ...island, geo_shape: { ...island.geo_shape, coordinates: swap(island.geo_shape.coordinates) } },
    ],
  ];
  it.each(forms)("%s", (_, form) => {
    expect(record(raw(form))).toEqual(expected);
  });

  const broken: [string, Record<string, unknown>, string][] = [
    ["no name", { new_code: "28" }, "expected a region with new_code and region"],
    [
      "a point",
      { ...island, geo_shape: { type: "Point", coordinates: [0, 48] } },
      "expected a Polygon or MultiPolygon, got Point",
    ],
    [
      "another continent",
      { ...island, geo_shape: { type: "Polygon", coordinates: [[[100, 10]]] } },
      "expected coordinates in metropolitan France",
    ],
  ];
  it.each(broken)("refuses %s", (_, form, message) => {
    expect(() => record(raw(form))).toThrow(message);
  });

  it("wants all 13", () => {
    const contours = records.map((one) => record(raw(one)));
    expect(() => all!(contours)).not.toThrow();
    expect(() => all!(contours.slice(0, 10))).toThrow(
      "expected the 13 regions of metropolitan France, got 10: 84, 93, 94 missing",
    );
  });
});

describe("a reading that can't be used", () => {
  const reading = {
    id: "a",
    timestamp: "2024-05-01 10:00:00",
    lat: "48.85",
    lon: "2.35",
    temperature: "20.5",
    country: "France",
  };
  const check = temperatures("k").refine!.record;

  it("all else is kept as it came", () => {
    expect(check(reading)).toEqual(reading);
    expect(check({ ...reading, temperature: null })).toEqual({ ...reading, temperature: null });
    expect(check({ ...reading, country: "Germany", lat: "51", lon: "10.2" })).toBeTruthy();
  });

  it.each([
    [{ lat: null }, "no lat"],
    [{ lon: "" }, "no lon"],
    [{ lat: "148.85" }, "expected lat between -90 and 90, got 148.85"],
    [{ lon: "east" }, "expected lon between -180 and 180, got east"],
    [{ lat: "2.35", lon: "48.85" }, "look swapped"],
    [{ country: "Atlantis" }, 'unknown country "Atlantis"'],
    [{ country: null }, "unknown country"],
    [{ id: null }, "no id"],
  ])("%j", (change, reason) => {
    expect(() => check({ ...reading, ...change })).toThrow(reason);
  });
});
