/** What core takes and puts into the graph, though BigQuery could not read it. */
import type { Problem } from "./error.ts";
import type { CompiledGraph, CompiledTable } from "./graph.ts";

export const wrongOptions = ({ tables = [] }: CompiledGraph): readonly Problem[] => tables.flatMap(wrongPartition);

function wrongPartition({ bigquery, fileName }: CompiledTable): readonly Problem[] {
  const given: unknown = bigquery?.partitionBy;
  if (given === undefined || typeof given === "string") return [];
  const message = `partitionBy: expected an expression, as in partitionBy: "DATE(created_at)", got ${JSON.stringify(given)}`;
  return [{ ...(fileName && { fileName }), message }];
}
