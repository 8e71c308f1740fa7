/** What translating costs: each model of this project, as the run would have it, from text to DuckDB's SQL. */
import { compileProject } from "@sluice/graph";
import { translate } from "@sluice/googlesql";
import { root } from "./measure.ts";

const ROUNDS = 20;

export async function bench(): Promise<void> {
  const { tables = [] } = compileProject({ dir: root });
  const queries = tables.flatMap(({ query }) => (query ? [query] : []));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of queries) {
      const start = performance.now();
      try {
        translate(query, { dialect: "duckdb" });
      } catch {
        // Tables that are not there: parsed, and analysed as far as that goes.
      }
      times.push(performance.now() - start);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(2);
  console.log(
    `  ${queries.length} models × ${ROUNDS}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (wanted: median under 2 ms)`,
  );
}
