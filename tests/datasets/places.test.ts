/** 1,000 points: every box and polygon assignment, against winding numbers computed here ring by ring. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { regionContours, temperatures } from "@sluice/pipelines";
import { afterAll, expect, it } from "vitest";
import { readings } from "../../packages/pipelines/src/temperatures/api.ts";
import { deliver, failures, onEveryWarehouse, query } from "./golden.ts";

type Ring = readonly (readonly [number, number])[];
interface Region {
  readonly code: string;
  readonly polygons: readonly (readonly Ring[])[];
}

const contours = "temperatures/contours.json";
const { records } = JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures", contours), "utf8")) as {
  records: { fields: { new_code: string; geo_shape: { type: string; coordinates: unknown } } }[];
};
const regions: Region[] = records
  .map(({ fields: { new_code: code, geo_shape: shape } }) => ({
    code,
    polygons: (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates) as Region["polygons"],
  }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

const folder = mkdtempSync(join(tmpdir(), "sluice-places-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const answer = join(folder, "answer.json");
const points = readings(4711, 1000, new Date("2024-05-01T10:00:00Z"));
writeFileSync(answer, JSON.stringify(points));

function winding(ring: Ring, x: number, y: number): number {
  let turns = 0;
  for (const [at, [x1, y1]] of ring.slice(0, -1).entries()) {
    const [x2, y2] = ring[at + 1]!;
    const side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    if (y1 <= y && y < y2 && side > 0) turns += 1;
    if (y2 <= y && y < y1 && side < 0) turns -= 1;
  }
  return turns;
}

const inShape = ({ polygons }: Region, x: number, y: number): boolean =>
  polygons.some(([outer, ...holes]) => winding(outer!, x, y) !== 0 && holes.every((hole) => winding(hole, x, y) === 0));

function inBox({ polygons }: Region, x: number, y: number): boolean {
  const all = polygons.flat(2);
  const [xs, ys] = [all.map((point) => point[0]), all.map((point) => point[1])];
  return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys);
}

const firstOf = (inside: (region: Region) => boolean): string | null => regions.find(inside)?.code ?? null;
const wanted = points
  .filter(({ country }) => country === "France")
  .map(({ lat, lon }) => ({
    latitude: lat,
    longitude: lon,
    box_region_code: firstOf((region) => inBox(region, lon, lat)),
    shape_region_code: firstOf((region) => inShape(region, lon, lat)),
  }))
  .toSorted((a, b) => a.latitude - b.latitude || a.longitude - b.longitude);

onEveryWarehouse("1,000 points", ({ warehouse }) => {
  it("are where they should be", async () => {
    const files = [[temperatures("k"), answer] as const, [regionContours, contours] as const];
    expect(failures(await deliver(warehouse(), "temperatures", files))).toEqual([]);
    const got = await query(
      warehouse(),
      "select * from intermediate.int_temperatures__places order by latitude, longitude",
    );
    expect(wanted.length).toBeGreaterThan(850);
    expect(wanted.filter((point) => point.box_region_code !== point.shape_region_code).length).toBeGreaterThan(50);
    expect(got).toEqual(wanted);
  });
});
