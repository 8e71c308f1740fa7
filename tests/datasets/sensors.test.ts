/** The sensors' marts after each of four deliveries, incrementally, against a computation apart of all that has come. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sensorMessages, sensors } from "@sluice/pipelines";
import { rawStoreAt, storeVersion } from "@sluice/sources";
import { execa } from "execa";
import { afterAll, expect, it } from "vitest";
import { deliver, expectMart, failures, onEveryWarehouse, query } from "./golden.ts";
import { deliveries, fileOf } from "./sensors-store.ts";

const here = import.meta.dirname;
const came = deliveries();

const marts = [
  ["sensors", "sensor_id"],
  ["sensor_readings", "sensor_id, read_at, value"],
  ["sensor_readings_1min", "sensor_id, minute"],
  ["sensor_quality_hourly", "sensor_id, hour"],
] as const;

/** Of what the generator calls junk, what reads as no reading before its fields are looked at. */
const unusable = (payload: Uint8Array): boolean =>
  !/^\{"id":"Sensor \d".*"dt".*"value":[^n]/.test(Buffer.from(payload).toString());

onEveryWarehouse("sensors", ({ warehouse }) => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-sensors-"));
  const store = join(folder, "raw");
  const expected = join(folder, "expected");
  afterAll(() => rmSync(folder, { recursive: true }));

  async function load(at: string): Promise<readonly number[]> {
    const files = [sensorMessages, sensors].map((definition) => [definition, `raw:${store}`] as const);
    const delivered = await deliver(warehouse(), "sensors", files, new Date(at));
    expect(failures(delivered)).toEqual([]);
    return delivered.reports.map(({ rejected }) => rejected);
  }

  async function expectMarts(): Promise<void> {
    await execa("python3", [join(here, "sensors.py"), store, expected]);
    for (const [mart, key] of marts) await expectMart(warehouse(), "sensors", mart, key, expected);
  }

  it.each(came.map((_, i) => i))("delivery %i: the marts are as computed apart", async (i) => {
    const [name, content] = fileOf(came[i]!, i);
    mkdirSync(dirname(join(store, name)), { recursive: true });
    writeFileSync(join(store, name), content);
    const list = join(here, "../../fixtures/sensors/sensors.json");
    await storeVersion(list, "sensor_list", rawStoreAt(store, {}), new Date("2026-01-31T07:00:00Z"));
    const rejected = came[i]!.filter(({ payload }) => unusable(payload)).length;
    expect(await load(`2026-03-0${i + 1}T00:00:00Z`)).toEqual([rejected, 0]);
    await expectMarts();
  });

  it("has each of the faults in it", async () => {
    const [row] = await query(
      warehouse(),
      `select sum(duplicates) > 20 as duplicates, sum(gaps) > 5 as gaps, sum(clock_steps) > 2 as steps, sum(out_of_range) > 5 as wrong
       from marts.sensor_quality_hourly`,
    );
    expect(row).toEqual({ duplicates: true, gaps: true, steps: true, wrong: true });
  });

  it("changes nothing when it runs again", async () => {
    expect(await load("2026-03-09T00:00:00Z")).toEqual([0, 0]);
    await expectMarts();
  });

  it("changes nothing when all of it comes again, but that it counts the duplicates", async () => {
    const all = came.flat().map((message) => ({ ...message, at: message.at + 3 * 86_400_000 }));
    const [name, content] = fileOf(all, 4);
    mkdirSync(dirname(join(store, name)), { recursive: true });
    writeFileSync(join(store, name), content);
    await load("2026-03-10T00:00:00Z");
    await expectMarts();
  });

  it("keeps what is no reading, byte for byte", async () => {
    const rows = await query(warehouse(), "select content from raw.sensor_messages_rejects");
    const wanted = came.flat().map(({ payload }) => Buffer.from(payload));
    const junk = wanted.filter(unusable).map((bytes) => bytes.toString("hex"));
    expect(junk.length).toBeGreaterThan(5);
    expect(rows.map(({ content }) => bytesOf(content as string)).toSorted()).toEqual([...junk, ...junk].toSorted());
  });
});

function bytesOf(content: string): string {
  const { payload, payload_base64: bytes } = JSON.parse(content) as Record<string, string | null>;
  return (bytes ? Buffer.from(bytes, "base64") : Buffer.from(payload!)).toString("hex");
}
