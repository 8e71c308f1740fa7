/**
 * What translating costs: each statement that a run of this project sends, from text to DuckDB's SQL, with all the tables that
 * it names. The tables come from a run on a warehouse without any deliveries.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileProject } from "@sluice/graph";
import { type Catalog, parse, type Table } from "@sluice/googlesql";
import { openWarehouse, translate } from "@sluice/engines";
import { measure, milliseconds, root, sluice } from "./measure.ts";

const ROUNDS = 20;
const STATEMENT = `with a as (select x, sum(y) over (partition by z order by w) as s from d.t where x in (1, 2, 3))
  select * from a join b using (x) where s > 1 group by all`;

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  try {
    const url = `duckdb:${join(folder, "warehouse.duckdb")}`;
    await milliseconds("a statement parsed (wanted: well under 1)", 1000, () => parse(STATEMENT));
    await measure([sluice, "run", "--warehouse", url]);
    time(await catalogOf(url), scripts());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function scripts(): readonly string[] {
  const { tables = [], assertions = [] } = compileProject({ dir: root });
  const models = tables.map(
    ({ query, target }) => query && `create or replace table \`${target.schema}.${target.name}\` as ${query}`,
  );
  return [...models, ...assertions.map(({ query }) => query)].filter(
    (query) => query !== undefined && query !== "",
  ) as string[];
}

const nameOf = (path: readonly string[]): readonly string[] => path.slice(-2);

async function catalogOf(url: string): Promise<Catalog> {
  const warehouse = await openWarehouse(url);
  const key = (path: readonly string[]) => nameOf(path).join(".").toLowerCase();
  const tables = new Map<string, Table>();
  for (const { target, type, columns } of await warehouse.relations()) {
    const name = [target.schema, target.name];
    tables.set(key(name), { name, type, columns });
  }
  await warehouse.close();
  return { table: (path) => tables.get(key(path)), nameOf };
}

function time(catalog: Catalog, sql: readonly string[]): void {
  const failures = new Set<string>();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of sql) {
      const start = performance.now();
      try {
        translate(text, { dialect: "duckdb", catalog });
        times.push(performance.now() - start);
      } catch (error) {
        failures.add(`${(error as Error).message}: ${text.slice(0, 80)}`);
      }
    }
  }
  show(times, sql.length, [...failures]);
}

function show(times: readonly number[], statements: number, failures: readonly string[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]?.toFixed(2) ?? "–";
  console.log(
    `  ${statements} statements × ${ROUNDS}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (wanted: median under 2 ms); ${failures.length} could not be translated`,
  );
  for (const failure of failures) console.log(`    ${failure}`);
}
