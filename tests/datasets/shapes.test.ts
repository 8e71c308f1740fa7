/** Contours and orders in each shape that their publishers give them: raw rows are those of the fixture, read here by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { linearOrders, regionContours } from "@sluice/pipelines";
import { type Definition, loadSource, sourceFrom } from "@sluice/sources";
import { describe, expect, it } from "vitest";
import { fileWriter } from "./dirt.ts";
import { emptyRaw, onEveryWarehouse, query } from "./golden.ts";

type Json = Readonly<Record<string, unknown>>;

const write = fileWriter();
const fixture = (path: string): string => readFileSync(join(import.meta.dirname, "../../fixtures", path), "utf8");

const { records: regions } = JSON.parse(fixture("temperatures/contours.json")) as {
  records: { recordid: string; fields: Json & { geo_point: [number, number] }; geometry: Json }[];
};
const feature = ({ fields }: (typeof regions)[0]): Json => ({
  type: "Feature",
  geometry: fields["geo_shape"],
  properties: { region: fields["region"], new_code: fields["new_code"] },
});
const v21 = ({ fields }: (typeof regions)[0]): Json => ({
  geo_point_2d: { lon: fields.geo_point[1], lat: fields.geo_point[0] },
  geo_shape: { type: "Feature", geometry: fields["geo_shape"], properties: {} },
  region: fields["region"],
  new_code: fields["new_code"],
});

const contours: Readonly<Record<string, unknown>> = {
  "a v1 search answer": { nhits: 13, parameters: { rows: 100 }, records: regions },
  "the JSON download of v1": regions,
  "a v2 answer": {
    total_count: 13,
    links: [{ rel: "self", href: "https://example.org" }],
    records: regions.map(({ recordid, fields }) => ({ links: [], record: { id: recordid, size: 9, fields } })),
  },
  "a v2.1 answer": { total_count: 13, results: regions.map(v21) },
  "the JSON download of v2.1": regions.map(v21),
  "a GeoJSON FeatureCollection": { type: "FeatureCollection", features: regions.map(feature) },
};
const quoted = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
const csvExport = [
  "Geo Point;Geo Shape;Region;New Code",
  ...regions.map(({ fields }) =>
    [fields.geo_point.join(", "), quoted(fields["geo_shape"]), fields["region"], fields["new_code"]].join(";"),
  ),
]
  .map((line) => `${line}\r\n`)
  .join("");
const expectedRegions = regions
  .map(({ fields }) => ({
    new_code: fields["new_code"],
    region: fields["region"],
    geo_shape: JSON.stringify(fields["geo_shape"]),
  }))
  .toSorted((a, b) => (String(a.new_code) < String(b.new_code) ? -1 : 1));

const { result } = JSON.parse(fixture("wind_orders/linear_orders_raw.json")) as {
  result: { records: readonly Json[] };
};
const names = Object.keys(result.records[0]!);
const fields = names.map((id) => ({ id, type: "text" }));
const lists = result.records.map((record) => names.map((name) => record[name] ?? null));

const orders: Readonly<Record<string, unknown>> = {
  "a CKAN answer": { success: true, result: { records: result.records, fields } },
  "a bare list": result.records,
  "lists, their fields after them": { success: true, result: { records_format: "lists", records: lists, fields } },
  "CKAN's dump": { fields, records: lists },
};

onEveryWarehouse("publishers' shapes", ({ warehouse }) => {
  const load = (definition: Definition, content: string | Uint8Array) =>
    loadSource(sourceFrom(write(`${definition.name}.txt`, content), definition), warehouse(), { now: new Date() });
  const rows = (columns: string, table: string) => query(warehouse(), `select ${columns} from raw.${table} order by 1`);

  const expectRegions = async (content: string | Uint8Array) => {
    expect(await load(regionContours, content)).toMatchObject({ rows: 13, rejected: 0 });
    expect(await rows("new_code, region, geo_shape", "region_contours")).toEqual(expectedRegions);
  };

  describe.each(Object.keys(contours))("contours: %s", (shape) => {
    it("in one line", () => expectRegions(JSON.stringify(contours[shape])));
    it("in many", () => expectRegions(`\uFEFF${JSON.stringify(contours[shape], null, 1)}\n`));
  });

  describe.each(["utf8", "latin1"] as const)("contours: the CSV export in %s", (encoding) => {
    it.each(["", "\uFEFF"])("begins with %j", async (mark) => {
      const written = (encoding === "utf8" ? mark : "") + csvExport;
      await expectRegions(Buffer.from(written, encoding));
    });
  });

  it("contours of which some are missing are refused, and what is there stays", async () => {
    await expect(load(regionContours, JSON.stringify({ results: regions.slice(0, 10).map(v21) }))).rejects.toThrow(
      "expected the 13 regions",
    );
    expect(await rows("new_code, region, geo_shape", "region_contours")).toEqual(expectedRegions);
  });

  it.each(Object.keys(orders))("orders: %s", async (shape) => {
    await emptyRaw(warehouse(), "linear_orders");
    expect(await load(linearOrders, JSON.stringify(orders[shape]))).toMatchObject({
      rows: result.records.length,
      rejected: 0,
    });
    const wanted = result.records
      .map((record) => ({ OrderPeriodID: record["OrderPeriodID"], _id: String(record["_id"]), price: record["3P"] }))
      .toSorted((a, b) => (String(a.OrderPeriodID) < String(b.OrderPeriodID) ? -1 : 1));
    expect(await rows("OrderPeriodID, _id, `3P` as price", "linear_orders")).toEqual(wanted);
  });

  it.each([
    ["an error", linearOrders, { success: false, error: { message: "Not found" } }, /got an object with .*Not found/],
    [
      "another object",
      regionContours,
      { a: 1, b: 2 },
      /expected records at "records", "results", "features" or a bare array of them, got an object with a, b/,
    ],
    ["lists without names", linearOrders, { result: { records: lists } }, /expected fields with an id each/],
    ["lists of another length", linearOrders, { fields: [{ id: "a" }], records: [[1, 2]] }, /lists of 1 values/],
  ] as const)("%s is refused", async (_, definition, content, message) => {
    await expect(load(definition, JSON.stringify(content))).rejects.toThrow(message);
  });
});
