import { csvLine } from "@sluice/exports/csv-line";
import { cell } from "../../words/cell.ts";
import { aligned } from "../../words/table.ts";
import type { QueryFlags } from "./flags.ts";

interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: { readonly kind: string } }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The rows as an aligned table, as JSON or as CSV. */
export function written({ columns, rows }: Answer, { json, csv }: Pick<QueryFlags, "json" | "csv">): string {
  const names = columns.map(({ name }) => name);
  if (json) return JSON.stringify(rows, null, 2);
  const values = rows.map((row) => names.map((name) => row[name]));
  if (csv) return [names, ...values].map(csvLine).join("\n");
  if (columns.length === 0) return "Done.";
  const numbers = columns.filter(({ type }) => ["INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC"].includes(type.kind));
  const table = aligned(
    names,
    values.map((row) => row.map(cell)),
    numbers.map(({ name }) => name),
  );
  return `${table}\n\n${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
}
