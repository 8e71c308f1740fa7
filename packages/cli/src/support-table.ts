import { type Dialect, supportRows } from "@sluice/googlesql";
import { aligned } from "./table.ts";

const dialects: readonly Dialect[] = ["duckdb", "sqlite", "postgres"];

/** Every function of the registry, and which engines have it. */
export function supportTable(json: boolean): string {
  const rows = supportRows();
  if (json) return JSON.stringify(rows, null, 2);
  return aligned(
    ["function", "topic", ...dialects],
    rows.map(({ name, topic, supported }) => [
      name,
      topic,
      ...dialects.map((dialect) => (supported[dialect] ? "yes" : "-")),
    ]),
  );
}
