import { regionContours, temperatures } from "@sluice/pipelines";
import { expect, it } from "vitest";
import { deliver, expectMart, failures, onEveryWarehouse } from "./golden.ts";

const api = temperatures("key");

/** Three imports; the golden marts were computed with these times. */
const imports = [
  ["temperatures/answer-1.json", "2024-05-01T10:00:07Z"],
  ["temperatures/answer-2.json", "2024-05-01T11:00:03Z"],
  ["temperatures/answer-3.json", "2024-05-01T13:00:01Z"],
] as const;

const marts = [
  ["temperature_readings", "reading_id, version"],
  ["region_temperatures", "hour, region"],
  ["region_temperatures_by_shape", "hour, region"],
  ["region_temperatures_3h", "Hour, Region"],
] as const;

onEveryWarehouse("temperatures", ({ warehouse }) => {
  it("imports three times, what can't be used goes to the rejects", async () => {
    const rejected: number[] = [];
    for (const [path, at] of imports) {
      const files = [[api, path] as const, [regionContours, "temperatures/contours.json"] as const];
      const delivered = await deliver(warehouse(), "temperatures", files, new Date(at));
      expect(failures(delivered)).toEqual([]);
      rejected.push(delivered.reports[0]!.rejected);
    }
    expect(rejected).toEqual([0, 4, 0]);
  });

  it.each(marts)("%s is as computed apart", async (mart, key) => {
    await expectMart(warehouse(), "temperatures", mart, key);
  });
});
