/** Autodetection: the narrowest type that all values of a column have. */
import { backticked } from "@sluice/googlesql";
import type { TableField } from "../schema.ts";
import { sessionOn, type World } from "../world.ts";
import type { Staged } from "./stage.ts";

/** The narrowest first. */
const tried = [
  ["INT64", (x: string) => `safe_cast(${x} as int64) is not null`],
  ["FLOAT64", (x: string) => `safe_cast(${x} as float64) is not null`],
  ["BOOL", (x: string) => `lower(${x}) in ('true', 'false')`],
  ["DATE", (x: string) => `safe_cast(${x} as date) is not null and length(${x}) <= 10`],
  [
    "TIMESTAMP",
    (x: string) =>
      `safe_cast(regexp_replace(${x}, ' UTC$', '+00') as timestamp) is not null and regexp_contains(${x}, r'^\\d{4}-')`,
  ],
] as const;

export async function detected(
  world: World,
  project: string,
  { path, columns }: Staged,
): Promise<readonly TableField[]> {
  if (columns.length === 0) return [];
  const session = sessionOn(world, { project });
  const checks = columns.flatMap((name, at) =>
    tried.map(
      ([type, fits]) =>
        `countif(${backticked(name)} is not null and not ifnull(${fits(backticked(name))}, false)) = 0 as c${at}_${type}`,
    ),
  );
  const filled = columns.map((name, at) => `count(${backticked(name)}) > 0 as n${at}`);
  const nested = columns.map((name, at) => `countif(regexp_contains(${backticked(name)}, r'^[\\[{]')) > 0 as j${at}`);
  const { rows } = await session.run(`select ${[...checks, ...filled, ...nested].join(", ")} from ${path}`);
  const [row = {}] = rows;
  const fields: TableField[] = [];
  for (const [at, name] of columns.entries()) {
    if (row[`j${at}`]) fields.push(await nestedField(world, project, path, name));
    else {
      const found = row[`n${at}`] ? tried.find(([type]) => row[`c${at}_${type}`]) : undefined;
      fields.push({ name, type: found?.[0] ?? "STRING", mode: "NULLABLE" });
    }
  }
  return fields;
}

/** Of records and lists: from their JSON. */
async function nestedField(world: World, project: string, path: string, name: string): Promise<TableField> {
  const { rows } = await sessionOn(world, { project }).run(
    `select ${backticked(name)} as value from ${path} where ${backticked(name)} is not null limit 500`,
  );
  return fieldOf(
    name,
    rows.map(({ value }) => safely(value as string)),
  );
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function fieldOf(name: string, values: readonly unknown[]): TableField {
  const given = values.filter((value) => value !== null && value !== undefined);
  if (given.some(Array.isArray)) return { ...fieldOf(name, given.flat()), mode: "REPEATED" };
  if (given.length > 0 && given.every((value) => typeof value === "object")) {
    const names = [...new Set(given.flatMap((value) => Object.keys(value)))];
    const fields = names.map((one) =>
      fieldOf(
        one,
        given.map((value) => (value as Record<string, unknown>)[one]),
      ),
    );
    return { name, type: "RECORD", mode: "NULLABLE", fields };
  }
  return { name, type: scalarType(given), mode: "NULLABLE" };
}

function scalarType(values: readonly unknown[]): string {
  if (values.length === 0) return "STRING";
  if (values.every((value) => typeof value === "boolean")) return "BOOL";
  if (values.every((value) => Number.isInteger(value))) return "INT64";
  if (values.every((value) => typeof value === "number")) return "FLOAT64";
  return "STRING";
}
