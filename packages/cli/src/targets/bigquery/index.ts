import { UsageError } from "../../errors.ts";
import type { Target } from "../target.ts";

/** BigQuery, where the official CLI works, as it is installed here. */
export function bigQueryTarget(): Target {
  return {
    build: ({ dir, flags }) => handOver("run", dir, flags),
    plan: ({ dir, flags }) => handOver("run", dir, { ...flags, dryRun: true }),
    test: ({ dir, flags }) => handOver("test", dir, flags),
    load: () => refuse("load", "bq load"),
    query: () => refuse("query", "bq query"),
    export: () => refuse("export", "bq extract"),
    examine: () => Promise.resolve({ state: "ok", says: "BigQuery, through the official CLI" }),
  };
}

async function handOver(command: string, dir: string, flags: object): Promise<number> {
  const official = await import("./official-cli.ts");
  return official.handOver(command, dir, flags);
}

/** What Sluice does on rows itself, it does on its own engines. */
const refuse = (command: string, instead: string): Promise<never> =>
  Promise.reject(
    new UsageError(`${command} works on duckdb:, sqlite: and postgres: warehouses; for BigQuery use ${instead}`),
  );
