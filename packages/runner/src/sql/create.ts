import type { CompiledTable } from "@sluice/graph";
import { literal, quoted } from "./text.ts";

/** What an action's result is in the warehouse. A materialized view is a table where no engine keeps one up to date. */
export function relationType(table: CompiledTable): "table" | "view" {
  return table.type === "view" && !table.materialized ? "view" : "table";
}

/** `create or replace table T partition by … cluster by … options(…) as Q`. */
export function createOrReplace(table: CompiledTable, definition = ""): string {
  const name = quoted(table.target);
  const head = ["create or replace", relationType(table), name, definition, ...storage(table), options(table)];
  return `${head.filter(Boolean).join(" ")} as\n${(table.query ?? "").trim()}`;
}

export function createView(target: CompiledTable["target"], query: string): string {
  return `create or replace view ${quoted(target)} as\n${query.trim()}`;
}

export const dropIfExists = (type: "table" | "view", target: CompiledTable["target"]): string =>
  `drop ${type} if exists ${quoted(target)}`;

function storage(table: CompiledTable): string[] {
  if (relationType(table) === "view") return [];
  const { partitionBy, clusterBy = [] } = table.bigquery ?? {};
  return [
    partitionBy ? `partition by ${partitionBy}` : "",
    clusterBy.length > 0 ? `cluster by ${clusterBy.join(", ")}` : "",
  ];
}

function options(table: CompiledTable): string {
  const all = { ...described(table), ...partitioned(table), ...table.bigquery?.additionalOptions };
  const list = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  return list.length > 0 ? `options(${list.join(", ")})` : "";
}

function described(table: CompiledTable): Record<string, string> {
  const description = table.actionDescriptor?.description;
  return description ? { description: literal(description) } : {};
}

function partitioned(table: CompiledTable): Record<string, string> {
  const { partitionBy, partitionExpirationDays, requirePartitionFilter } = table.bigquery ?? {};
  if (!partitionBy) return {};
  return {
    ...(partitionExpirationDays ? { partition_expiration_days: String(partitionExpirationDays) } : {}),
    ...(requirePartitionFilter ? { require_partition_filter: "true" } : {}),
  };
}
