/** Spellings of times and temperatures that a partner may send. Each expectation is worked out by hand. */
import { regionContours, temperatures } from "@sluice/pipelines";
import { expect, it } from "vitest";
import { fileWriter, warned } from "./dirt.ts";
import { deliver, failures, onEveryWarehouse, query } from "./golden.ts";

const write = fileWriter();
const api = temperatures("key");
const regions = [regionContours, "temperatures/contours.json"] as const;

/** Undefined: it can't be read for certain. */
const times: readonly (readonly [text: unknown, at: string | undefined])[] = [
  ["2024-07-01 10:00:00", "2024-07-01T10:00:00Z"],
  ["2024-07-01T10:00:00", "2024-07-01T10:00:00Z"],
  ["2024-07-01T10:00:00Z", "2024-07-01T10:00:00Z"],
  ["2024-07-01t10:00:00z", "2024-07-01T10:00:00Z"],
  ["2024-07-01T10:00Z", "2024-07-01T10:00:00Z"],
  [" 2024-07-01 10:00 ", "2024-07-01T10:00:00Z"],
  ["2024/07/01 10:00:00", "2024-07-01T10:00:00Z"],
  ["2024-7-1 9:05:00", "2024-07-01T09:05:00Z"],
  ["2024-07-01 10:00:00 UTC", "2024-07-01T10:00:00Z"],
  ["2024-07-01T10:00:00+02:00", "2024-07-01T08:00:00Z"],
  ["2024-07-01 10:00:00 +0200", "2024-07-01T08:00:00Z"],
  ["2024-07-01T01:00:00+02", "2024-06-30T23:00:00Z"],
  ["2024-07-01T10:00-05:30", "2024-07-01T15:30:00Z"],
  ["2024-07-01T10:00:00.25", "2024-07-01T10:00:00.250Z"],
  ["2024-07-01T10:00:00,250Z", "2024-07-01T10:00:00.250Z"],
  ["2024-07-01T10:00:00.123456789+01:00", "2024-07-01T09:00:00.123456Z"],
  // Seconds or milliseconds; days or months first; a day alone; no such time; a zone of many meanings; half a day.
  ["1719828000", undefined],
  [1719828000000, undefined],
  ["01/07/2024 10:00:00", undefined],
  ["07/01/2024", undefined],
  ["2024-07-01", undefined],
  ["2024-02-30 10:00:00", undefined],
  ["2024-07-01 25:00:00", undefined],
  ["2024-07-01 10:00:00 BST", undefined],
  ["2024-07-01 10:00 PM", undefined],
  ["24-07-01 10:00:00", undefined],
  ["Mon, 01 Jul 2024 10:00:00 GMT", undefined],
  ["now", undefined],
  [true, undefined],
];

/** Null: the sensor had none, which is nothing to warn of. */
const degrees: readonly (readonly [value: unknown, celsius: number | null | undefined])[] = [
  [12.5, 12.5],
  ["12.5", 12.5],
  [" +12.5 ", 12.5],
  ["1.25e1", 12.5],
  ["-.5", -0.5],
  [0, 0],
  [56.7, 56.7],
  [60, 60],
  [-90, -90],
  [null, null],
  ["", null],
  [-9999, undefined],
  [999.9, undefined],
  [60.1, undefined],
  [-90.1, undefined],
  [285.65, undefined],
  ["12,5", undefined],
  ["1,250.0", undefined],
  ["12.5 °C", undefined],
  ["NaN", undefined],
  ["-Infinity", undefined],
  ["1e400", undefined],
  ["0x0C", undefined],
  ["1_2", undefined],
  [true, undefined],
];

const two = (n: number) => String(n).padStart(2, "0");
/** A point that lies in one region alone. */
const place = { lat: 48.1, lon: -3, country: "France" };
const fine = { ...place, timestamp: "2024-07-01 10:00:00", temperature: 15 };
const records = [
  ...times.map(([timestamp], at) => ({ ...fine, id: `time-${two(at)}`, timestamp })),
  ...degrees.map(([temperature], at) => ({ ...fine, id: `degrees-${two(at)}`, temperature })),
];
const unreadable = (all: readonly (readonly [unknown, unknown])[]) => all.filter(([, to]) => to === undefined).length;

onEveryWarehouse("odd temperatures", ({ warehouse }) => {
  it("are heard where they can't be read, and fail nothing", async () => {
    const files = [[api, write("answer.json", JSON.stringify(records))] as const, regions];
    const delivered = await deliver(warehouse(), "temperatures", files, new Date("2024-07-01T12:00:00Z"));
    expect(failures(delivered)).toEqual([]);
    expect(delivered.reports[0]).toMatchObject({ rejected: 0 });
    expect(warned(delivered)).toEqual({ readings_with_unreadable_fields: unreadable(times) + unreadable(degrees) });
  });

  it("are read where there is one meaning", async () => {
    const staged = await query(
      warehouse(),
      "select reading_id, measured_at, temperature, unreadable_fields from staging.stg_temperatures__readings",
    );
    const byId = new Map(staged.map(({ reading_id, ...row }) => [reading_id, row]));
    const at = "2024-07-01T10:00:00Z";
    const told = (to: unknown, field: string) => (to === undefined ? field : null);
    for (const [number, [text, to]] of times.entries())
      expect([text, byId.get(`time-${two(number)}`)]).toEqual([
        text,
        { measured_at: to ?? null, temperature: 15, unreadable_fields: told(to, "timestamp") },
      ]);
    for (const [number, [value, to]] of degrees.entries())
      expect([value, byId.get(`degrees-${two(number)}`)]).toEqual([
        value,
        { measured_at: at, temperature: to ?? null, unreadable_fields: told(to, "temperature") },
      ]);
  });

  it("count in the means only where they were read", async () => {
    const [mean] = await query(warehouse(), "select temperature, numberOfPoints from marts.region_temperatures");
    // All times' records have 15; of the others 4 × 12.5 - 0.5 + 0 + 56.7 + 60 - 90.
    const sum = times.length * 15 + 76.2;
    expect(mean!.numberOfPoints).toBe(times.length + 9);
    expect(mean!.temperature).toBeCloseTo(sum / (times.length + 9), 9);
  });

  it("warn where none is left", async () => {
    const commas = records.map((record) => ({ ...record, temperature: "12,5" }));
    const files = [[api, write("commas.json", JSON.stringify(commas))] as const, regions];
    const delivered = await deliver(warehouse(), "temperatures", files, new Date("2024-07-01T13:00:00Z"));
    expect(failures(delivered)).toEqual([]);
    // Corrections of all readings: none of them has a temperature now.
    expect(warned(delivered)).toMatchObject({ temperatures_came_out_empty: 3 });
  });
});
