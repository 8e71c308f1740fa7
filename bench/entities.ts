/** A month of a production database into a PostgreSQL warehouse, beside `psql \\copy` out of the one and into the other. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openWarehouse } from "@sluice/engines";
import { entity, insertMonth } from "@sluice/pipelines";
import { loadSource, sourceFrom } from "@sluice/sources";
import { on, postgresBinary, startPostgres } from "../tests/servers/postgres.ts";

const ROUNDS = 5;
const CONTROLLER = 100;

export async function bench(): Promise<void> {
  const [production, target] = [await startPostgres(), await startPostgres()];
  try {
    const { inserted } = await insertMonth(production.url, { year: 2022, month: 6, controller: CONTROLLER });
    const month = `${inserted.toLocaleString("en")} rows`;
    const plain = await alternating(
      () => copy(production.url, target.url),
      () => load(production.url, target.url),
    );
    console.log(`  psql \\copy, ${month}`.padEnd(48), `${plain[0].toFixed(0)} ms`);
    console.log(`  a load of it`.padEnd(48), `${plain[1].toFixed(0)} ms, ${(plain[1] / plain[0]).toFixed(2)} times`);
  } finally {
    await production.stop();
    await target.stop();
  }
}

/** Medians, the two in turn: what else the machine does hits both. */
async function alternating(...works: (() => Promise<number>)[]): Promise<readonly [number, number]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [at, work] of works.entries()) {
      const time = await work();
      // The first warms up.
      if (round > 0) times[at]?.push(time);
    }
  }
  const [first = 0, second = 0] = times.map((all) => all.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
  return [first, second];
}

/** Milliseconds. The table is empty before, and has what a raw table has but its stamps. */
async function copy(from: string, to: string): Promise<number> {
  await on(
    to,
    "drop table if exists copied; create table copied (entity_id bigint, created_at timestamp, value bigint, _window text)",
  );
  const psql = join(dirname(postgresBinary ?? ""), "psql");
  const out = "select entity_id, created_at, value, to_char(date_trunc('month', created_at), 'YYYY-MM-DD') from entity";
  const file = join(mkdtempSync(join(tmpdir(), "sluice-bench-")), "month");
  const start = performance.now();
  execFileSync(psql, ["-X", "-q", from, "-c", `\\copy (${out}) to ${file}`]);
  execFileSync(psql, ["-X", "-q", to, "-c", `\\copy copied from ${file}`]);
  const time = performance.now() - start;
  rmSync(dirname(file), { recursive: true });
  return time;
}

async function load(from: string, to: string): Promise<number> {
  await on(to, "drop schema if exists raw cascade");
  const warehouse = await openWarehouse(to);
  try {
    const start = performance.now();
    await loadSource(sourceFrom(from, entity), warehouse, { now: new Date() });
    return performance.now() - start;
  } finally {
    await warehouse.close();
  }
}
