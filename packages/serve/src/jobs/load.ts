/** Load jobs: CSV, NDJSON and Parquet into a table, all or nothing. */
import { csv, json, sourceFrom, type Definition, type Loadable } from "@sluice/sources";
import { ApiError, invalid, notFound } from "../error.ts";
import type { TableField, TableSchema } from "../schema.ts";
import { schemaOf } from "../schema.ts";
import {
  addColumns,
  insertTable,
  nameOfTable,
  pathOf,
  refuseDisposition,
  relationOf,
  type TableReference,
} from "../tables.ts";
import { sessionOn, type World } from "../world.ts";
import { detected } from "./detect.ts";
import type { Outcome } from "./job.ts";
import { delimiterOf, withHeader } from "./csv-header.ts";
import { insertText, staged, type Staged } from "./stage.ts";

export interface LoadConfiguration {
  readonly destinationTable: TableReference;
  readonly sourceUris?: readonly string[];
  readonly schema?: TableSchema;
  readonly sourceFormat?: string;
  readonly writeDisposition?: string;
  readonly createDisposition?: string;
  readonly autodetect?: boolean;
  readonly fieldDelimiter?: string;
  readonly skipLeadingRows?: number | string;
  readonly schemaUpdateOptions?: readonly string[];
  readonly timePartitioning?: unknown;
  readonly clustering?: unknown;
}

export interface LoadRequest {
  readonly project: string;
  readonly load: LoadConfiguration;
  /** On this machine. */
  readonly files: readonly string[];
}

export async function runLoad(world: World, { project, load, files }: LoadRequest): Promise<Outcome> {
  const to = { projectId: project, ...load.destinationTable };
  let rows = 0;
  for (const [at, path] of files.entries())
    rows += await loadOne(world, project, at === 0 ? load : appended(load), to, path);
  return {
    statistics: {
      load: {
        outputRows: String(rows),
        inputFiles: String(files.length),
        badRecords: "0",
        inputFileBytes: "0",
        outputBytes: "0",
      },
    },
  };
}

const appended = (load: LoadConfiguration): LoadConfiguration => ({ ...load, writeDisposition: "WRITE_APPEND" });

async function loadOne(
  world: World,
  project: string,
  load: LoadConfiguration,
  to: TableReference,
  path: string,
): Promise<number> {
  const format = (load.sourceFormat ?? "CSV").toUpperCase();
  const named = format === "CSV" && load.schema ? await withHeader(path, load) : undefined;
  const opened = await open(world, named?.path ?? path, load, format);
  try {
    const stage = await staged(world, project, opened.delivery, {
      typed: format === "PARQUET",
      emptyText: format === "CSV",
    });
    try {
      refuseRejects(opened);
      return await take(world, project, load, to, stage);
    } finally {
      await stage.drop();
    }
  } finally {
    await opened.close?.();
    await named?.remove();
  }
}

async function open(world: World, path: string, load: LoadConfiguration, format: string): Promise<Loadable> {
  const definition: Definition = { name: "load", key: [], ...formatOf(load, format) };
  try {
    return await sourceFrom(path, definition).open({ now: world.now() }, world.warehouse);
  } catch (cause) {
    throw new ApiError("invalid", `Error while reading data, error message: ${(cause as Error).message}`, { cause });
  }
}

function formatOf({ fieldDelimiter }: LoadConfiguration, format: string): Partial<Definition> {
  if (format === "NEWLINE_DELIMITED_JSON") return {};
  if (format === "PARQUET") return {};
  if (format === "JSON") return { format: json({}) };
  if (format !== "CSV")
    throw new ApiError(
      "notImplemented",
      `sourceFormat ${format} is not served: CSV, NEWLINE_DELIMITED_JSON and PARQUET are`,
    );
  return { format: csv({ delimiter: delimiterOf(fieldDelimiter) }) };
}

function refuseRejects(opened: Loadable): void {
  const [first] = opened.rejects();
  if (first) throw invalid(`Error while reading data, error message: line ${first.line}: ${first.reason}`);
}

/** What was staged goes into the table in one statement: all of it, or the table is as it was. */
async function take(
  world: World,
  project: string,
  load: LoadConfiguration,
  to: TableReference,
  stage: Staged,
): Promise<number> {
  const disposition = load.writeDisposition ?? "WRITE_APPEND";
  const session = sessionOn(world, { project });
  const before = await relationOf(world, to);
  const fields =
    load.schema?.fields ??
    (before && disposition !== "WRITE_TRUNCATE"
      ? (schemaOf(before.columns).fields ?? [])
      : await fieldsOf(world, project, stage));
  if (before === undefined && load.createDisposition === "CREATE_NEVER") throw notFound(nameOfTable(to));
  if (before !== undefined && disposition === "WRITE_EMPTY") {
    const { rows } = await session.run(`select 1 from ${pathOf(to)} limit 1`);
    refuseDisposition(disposition, rows.length === 0, to);
  }
  if (before !== undefined && disposition === "WRITE_TRUNCATE") return replace(world, project, load, to, stage, fields);
  if (before === undefined) return make(world, load, to, stage, fields);
  if (load.schema && load.schemaUpdateOptions?.includes("ALLOW_FIELD_ADDITION"))
    await addColumns(
      world,
      to,
      fields,
      before.columns.map(({ name }) => name),
    );
  return inserted(world, project, to, fields, stage);
}

/** A table that could not be filled is none. */
async function make(
  world: World,
  load: LoadConfiguration,
  to: TableReference,
  stage: Staged,
  fields: readonly TableField[],
): Promise<number> {
  const { timePartitioning, clustering } = load;
  await insertTable(world, to, { tableReference: to, schema: { fields }, timePartitioning, clustering });
  try {
    return await inserted(world, to.projectId ?? "", to, fields, stage);
  } catch (cause) {
    await sessionOn(world, { project: to.projectId ?? "" }).run(`drop table if exists ${pathOf(to)}`);
    throw cause;
  }
}

/** Beside it first, then in its place. */
async function replace(
  world: World,
  project: string,
  load: LoadConfiguration,
  to: TableReference,
  stage: Staged,
  fields: readonly TableField[],
): Promise<number> {
  const beside = { ...to, tableId: `${to.tableId}__loading` };
  const session = sessionOn(world, { project });
  await session.run(`drop table if exists ${pathOf(beside)}`);
  try {
    const rows = await make(world, load, beside, stage, fields);
    await session.run(`create or replace table ${pathOf(to)} as select * from ${pathOf(beside)}`);
    await world.state.put("table", `${to.datasetId}.${to.tableId}`, { tableReference: to, schema: { fields } });
    return rows;
  } finally {
    await session.run(`drop table if exists ${pathOf(beside)}`);
    await world.state.remove("table", `${beside.datasetId}.${beside.tableId}`);
  }
}

async function fieldsOf(world: World, project: string, stage: Staged): Promise<readonly TableField[]> {
  if (!stage.typed) return detected(world, project, stage);
  const columns = await sessionOn(world, { project }).outputColumns(`select * from ${stage.path}`);
  return schemaOf(columns.filter(({ name }) => stage.columns.includes(name))).fields ?? [];
}

async function inserted(
  world: World,
  project: string,
  to: TableReference,
  fields: readonly TableField[],
  stage: Staged,
): Promise<number> {
  try {
    const { rowCount = 0n } = await sessionOn(world, { project }).run(insertText(to, fields, stage));
    return Number(rowCount);
  } catch (cause) {
    throw invalid(`Error while reading data, error message: ${(cause as Error).message}`);
  }
}
