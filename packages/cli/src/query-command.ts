import { text } from "node:stream/consumers";
import { namingOf, openSession } from "@sluice/runner";
import { readConfig } from "./config.ts";
import { FailedError, UsageError } from "./errors.ts";
import { print } from "./output.ts";
import { isBigQuery, warehouseUrl } from "./project.ts";
import { cell } from "./row-diff.ts";
import { readSettings } from "./settings.ts";
import { aligned } from "./table.ts";
import { expectThere, withWarehouse } from "./warehouse.ts";

interface Flags {
  readonly warehouse?: string;
  readonly project: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: { readonly kind: string } }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** `sluice query`: one script, its last query's rows. */
export async function queryCommand(sql: string, flags: Flags): Promise<void> {
  const url = warehouseUrl(flags, await readConfig(flags.project));
  if (isBigQuery(url))
    throw new UsageError("query runs on duckdb:, sqlite: and postgres:; for BigQuery use its own bq query");
  const script = sql === "-" ? await text(process.stdin) : sql;
  const graph = { projectConfig: readSettings(flags.project) };
  await withWarehouse(expectThere(url), graph, async (warehouse) => {
    const answer = await openSession(warehouse, namingOf(graph)).run(script).catch(failed);
    print(written(answer, flags));
  });
}

/** A query that is wrong has started all the same: the warehouse was there. */
function failed(cause: unknown): never {
  throw new FailedError(cause instanceof Error ? cause.message : String(cause), { cause });
}

function written({ columns, rows }: Answer, { json, csv }: Flags): string {
  const names = columns.map(({ name }) => name);
  if (json) return JSON.stringify(rows, null, 2);
  const values = rows.map((row) => names.map((name) => row[name]));
  if (csv) return [names, ...values].map((row) => row.map(csvCell).join(",")).join("\n");
  if (columns.length === 0) return "Done.";
  const numbers = columns.filter(({ type }) => ["INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC"].includes(type.kind));
  const table = aligned(
    names,
    values.map((row) => row.map(cell)),
    numbers.map(({ name }) => name),
  );
  return `${table}\n\n${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const content = cell(value);
  return /[",\r\n]/.test(content) || content === "" ? `"${content.replaceAll('"', '""')}"` : content;
}
