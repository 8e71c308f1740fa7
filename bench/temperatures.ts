/** A million points among 13 regions of 1,000 vertices, on DuckDB: the models beside the same idea written by hand. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { REGION_CODES } from "../packages/pipelines/src/temperatures/contours.ts";
import { measure, median, show, sluice } from "./measure.ts";

const POINTS = 1_000_000;
const VERTICES = 1000;
/** What places a point: these and no other. */
const ACTIONS = ["region_boxes", "int_temperatures__region_edges", "int_temperatures__places"];
const BEFORE = ["regions", "int_temperatures__region_vertices", "temperature_readings", "stg_temperatures__*"];

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  const database = join(folder, "w.duckdb");
  const run = (actions: readonly string[]) =>
    measure([
      sluice,
      "run",
      "--warehouse",
      `duckdb:${database}`,
      "--no-load",
      "--full-refresh",
      "--actions",
      ...actions,
    ]);
  try {
    const contours = join(folder, "contours.json");
    writeFileSync(contours, JSON.stringify({ records: REGION_CODES.map(region) }));
    await measure([
      sluice,
      "load",
      "region_contours",
      "--source",
      `region_contours=${contours}`,
      "--warehouse",
      `duckdb:${database}`,
    ]);
    await makePoints(database);
    await run(BEFORE);
    const plain = join(import.meta.dirname, "plain/temperatures.ts");
    const script = await median(3, () => measure([plain, database]));
    show("tuned plain SQL in DuckDB", script);
    const ours = await median(3, () => run(ACTIONS));
    show("sluice run, the same tables", ours);
    console.log(`  ratio ${(ours.seconds / script.seconds).toFixed(2)} (wanted: at most 1.3)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A ring of 1,000 vertices around a centre of its own; neighbours overlap. */
function region(code: string, at: number): object {
  const [x, y] = [-3 + (at % 4) * 3.2, 43 + Math.floor(at / 4) * 2];
  const ring = Array.from({ length: VERTICES }, (_, n) => {
    const angle = (2 * Math.PI * n) / VERTICES;
    const radius = 1 + 0.2 * Math.sin(17 * angle);
    return [x + 1.8 * radius * Math.cos(angle), y + 1.2 * radius * Math.sin(angle)];
  });
  return {
    fields: {
      new_code: code,
      region: `region ${code}`,
      geo_shape: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
    },
  };
}

async function makePoints(database: string): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run("select setseed(0.5)");
  await connection.run(`create table raw.temperatures as select 'p' || i as id, '2024-05-01 10:00:00' as "timestamp",
    cast(round(42 + random() * 9, 5) as varchar) as lat, cast(round(-5 + random() * 13, 5) as varchar) as lon,
    cast(round(random() * 30, 2) as varchar) as temperature, 'France' as country,
    timestamptz '2024-05-01 10:00:07+00' as _loaded_at, 'bench' as _source from range(${POINTS}) t(i)`);
  connection.closeSync();
  instance.closeSync();
}
