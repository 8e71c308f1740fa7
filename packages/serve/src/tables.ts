/** Tables and views, and what is said of them. */
import { backticked } from "@sluice/googlesql";
import type { Listed } from "@sluice/engines";
import { ApiError, duplicate, invalid, notFound } from "./error.ts";
import { getDataset } from "./datasets.ts";
import { etagOf, withoutNulls } from "./resources.ts";
import { overlaid, schemaOf, type TableField, type TableSchema, typeText } from "./schema.ts";
import { sessionOn, type World } from "./world.ts";

export interface TableReference {
  readonly projectId?: string;
  readonly datasetId: string;
  readonly tableId: string;
}

export interface TableBody {
  readonly tableReference: TableReference;
  readonly schema?: TableSchema;
  readonly view?: { readonly query: string };
  readonly materializedView?: { readonly query: string };
  readonly creationTime?: string;
  readonly description?: string;
  readonly [other: string]: unknown;
}

export const nameOfTable = ({ projectId, datasetId, tableId }: TableReference): string =>
  `Table ${projectId}:${datasetId}.${tableId}`;
export const idOf = ({ datasetId, tableId }: TableReference): string => `${datasetId}.${tableId}`;
export const pathOf = ({ datasetId, tableId }: TableReference): string => backticked(datasetId, tableId);

/** What is there, in the warehouse; undefined where nothing is. */
export async function relationOf({ warehouse }: World, { datasetId, tableId }: TableReference) {
  return warehouse.describe(warehouse.nameOf({ schema: datasetId, name: tableId }));
}

/** Throws notFound. `rows` counts them. */
export async function getTable(world: World, ref: TableReference): Promise<object> {
  const there = await relationOf(world, ref);
  if (there === undefined) throw notFound(nameOfTable(ref));
  const said = await world.state.get<TableBody>("table", idOf(ref));
  const type = typeOf(said, there.type);
  const counted = type === "TABLE" ? await countOf(world, ref) : undefined;
  return tableResource(
    ref,
    { fields: overlaid(schemaOf(there.columns).fields ?? [], said?.schema?.fields) },
    type,
    said,
    counted,
  );
}

const typeOf = (said: TableBody | undefined, type: "table" | "view"): string => {
  if (said?.materializedView) return "MATERIALIZED_VIEW";
  return type === "view" ? "VIEW" : "TABLE";
};

async function countOf(world: World, ref: TableReference): Promise<string> {
  const project = ref.projectId ?? "";
  const { rows } = await sessionOn(world, { project }).run(`select count(*) as n from ${pathOf(ref)}`);
  return String(rows[0]?.["n"] ?? 0);
}

function tableResource(
  ref: TableReference,
  schema: TableSchema,
  type: string,
  said: Partial<TableBody> = {},
  rows?: string,
): object {
  const { datasetId, tableId, projectId = "" } = ref;
  const body = {
    location: "US",
    creationTime: "0",
    lastModifiedTime: said.creationTime ?? "0",
    ...said,
    kind: "bigquery#table",
    id: `${projectId}:${datasetId}.${tableId}`,
    tableReference: { projectId, datasetId, tableId },
    schema,
    type,
    ...(rows !== undefined && { numRows: rows, numBytes: "0" }),
    ...(said.view && { view: { useLegacySql: false, ...said.view } }),
  };
  return { ...body, etag: etagOf(body) };
}

export async function listTables(world: World, project: string, datasetId: string): Promise<readonly object[]> {
  await getDataset(world, project, datasetId);
  const relations = (await world.warehouse.list()).filter(({ target }) => target.schema === datasetId);
  const said = new Map((await world.state.all<TableBody>("table")).map((body) => [idOf(body.tableReference), body]));
  return relations
    .map((one) => listed(one, project, said.get(`${datasetId}.${one.target.name}`)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function listed({ target: { schema, name }, type }: Listed, projectId: string, said: TableBody | undefined) {
  return {
    kind: "bigquery#table",
    id: `${projectId}:${schema}.${name}`,
    tableReference: { projectId, datasetId: schema, tableId: name },
    type: typeOf(said, type),
    creationTime: said?.creationTime ?? "0",
    ...(said?.["labels"] ? { labels: said["labels"] } : {}),
    ...(said?.["timePartitioning"] ? { timePartitioning: said["timePartitioning"] } : {}),
    ...(said?.["clustering"] ? { clustering: said["clustering"] } : {}),
    ...(type === "view" && { view: { useLegacySql: false } }),
  };
}

export async function insertTable(world: World, ref: TableReference, body: TableBody): Promise<object> {
  await getDataset(world, ref.projectId ?? "", ref.datasetId);
  if ((await relationOf(world, ref)) !== undefined) throw duplicate(nameOfTable(ref));
  await sessionOn(world, { project: ref.projectId ?? "" }).run(createText(ref, body));
  await world.state.put("table", idOf(ref), { ...withoutNulls(body), creationTime: String(world.now().getTime()) });
  return getTable(world, ref);
}

function createText(ref: TableReference, { schema, view, materializedView }: TableBody): string {
  if (view) return `create view ${pathOf(ref)} as ${view.query}`;
  if (materializedView) return `create materialized view ${pathOf(ref)} as ${materializedView.query}`;
  const { fields = [] } = schema ?? {};
  if (fields.length === 0) throw invalid("A table without a schema can't be made here: give it at least one field");
  return `create table ${pathOf(ref)} (${fields.map(columnText).join(", ")})`;
}

export function columnText(field: TableField): string {
  const options = field.description ? ` options (description = ${JSON.stringify(field.description)})` : "";
  const required = field.mode?.toUpperCase() === "REQUIRED" ? " not null" : "";
  return `${backticked(field.name)} ${typeText(field)}${required}${options}`;
}

/** Columns may be added; what else a schema changes is refused, as there. */
export async function changeTable(
  world: World,
  ref: TableReference,
  body: Partial<TableBody>,
  patch: boolean,
): Promise<object> {
  const there = await relationOf(world, ref);
  if (there === undefined) throw notFound(nameOfTable(ref));
  const { fields } = body.schema ?? {};
  if (fields && there.type === "table")
    await addColumns(
      world,
      ref,
      fields,
      there.columns.map(({ name }) => name),
    );
  const session = sessionOn(world, { project: ref.projectId ?? "" });
  if (body.view) await session.run(`create or replace view ${pathOf(ref)} as ${body.view.query}`);
  const before = await world.state.get<TableBody>("table", idOf(ref));
  const said = withoutNulls({
    ...(patch ? before : {}),
    ...(before?.view && !body.view ? { view: before.view } : {}),
    ...body,
    tableReference: ref,
    creationTime: before?.creationTime ?? String(world.now().getTime()),
    lastModifiedTime: String(world.now().getTime()),
  });
  await world.state.put("table", idOf(ref), said);
  return getTable(world, ref);
}

export async function addColumns(
  world: World,
  ref: TableReference,
  fields: readonly TableField[],
  there: readonly string[],
): Promise<void> {
  const known = new Set(there.map((name) => name.toLowerCase()));
  const wanted = new Set(fields.map(({ name }) => name.toLowerCase()));
  const gone = there.find((name) => !wanted.has(name.toLowerCase()));
  if (gone !== undefined)
    throw invalid(`Provided Schema does not match ${nameOfTable(ref)}. Field ${gone} is missing in new schema`);
  const added = fields.filter(({ name }) => !known.has(name.toLowerCase()));
  if (added.length === 0) return;
  const columns = added.map((field) => `add column ${columnText(field)}`).join(", ");
  await sessionOn(world, { project: ref.projectId ?? "" }).run(`alter table ${pathOf(ref)} ${columns}`);
}

export async function deleteTable(world: World, ref: TableReference): Promise<void> {
  const there = await relationOf(world, ref);
  if (there === undefined) throw notFound(nameOfTable(ref));
  const said = await world.state.get<TableBody>("table", idOf(ref));
  const what = said?.materializedView ? "materialized view" : there.type;
  await sessionOn(world, { project: ref.projectId ?? "" }).run(`drop ${what} ${pathOf(ref)}`);
  await world.state.remove("table", idOf(ref));
}

/** Throws where a write is not one that BigQuery knows, or not allowed on what is there. */
export function refuseDisposition(disposition: string, isEmpty: boolean, ref: TableReference): void {
  if (disposition === "WRITE_EMPTY" && !isEmpty) throw new ApiError("duplicate", `Already Exists: ${nameOfTable(ref)}`);
}
