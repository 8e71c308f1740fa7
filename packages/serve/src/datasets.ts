/** Datasets: schemas of the warehouse, and what is said of them. */
import { backticked } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import { duplicate, invalid, notFound } from "./error.ts";
import { etagOf, withoutNulls } from "./resources.ts";
import { ownSchema } from "./state.ts";
import { sessionOn, type World } from "./world.ts";

export interface DatasetBody {
  readonly datasetReference: { readonly projectId?: string; readonly datasetId: string };
  readonly creationTime?: string;
  readonly [other: string]: unknown;
}

const hidden = new Set([ownSchema, "_googlesql", "googlesql", "_anon", "information_schema", "pg_catalog"]);

export const isHidden = (schema: string): boolean => hidden.has(schema.toLowerCase());

/** Names of datasets: those that were made, and those that have tables. */
export async function datasetNames({ warehouse, state }: World): Promise<readonly string[]> {
  const made = await state.all<DatasetBody>("dataset");
  const used = await schemasIn(warehouse);
  const all = new Set([...made.map(({ datasetReference }) => datasetReference.datasetId), ...used]);
  return [...all].filter((name) => !isHidden(name)).toSorted();
}

const schemasIn = async (warehouse: Warehouse): Promise<readonly string[]> =>
  (await warehouse.list()).map(({ target }) => target.schema).filter(Boolean);

/** Throws notFound. */
export async function getDataset(world: World, project: string, id: string): Promise<object> {
  const said = await world.state.get<DatasetBody>("dataset", id);
  if (said === undefined && (isHidden(id) || !(await schemasIn(world.warehouse)).includes(id)))
    throw notFound(`Dataset ${project}:${id}`);
  return datasetResource(project, id, said);
}

export function datasetResource(project: string, id: string, said: Partial<DatasetBody> = {}): object {
  const body = {
    location: "US",
    creationTime: "0",
    lastModifiedTime: said.creationTime ?? "0",
    access: [],
    ...said,
    kind: "bigquery#dataset",
    id: `${project}:${id}`,
    datasetReference: { projectId: project, datasetId: id },
  };
  return { ...body, etag: etagOf(body) };
}

export async function insertDataset(world: World, project: string, body: DatasetBody): Promise<object> {
  const id = body.datasetReference?.datasetId;
  if (!/^[\w-]{1,1024}$/.test(id ?? ""))
    throw invalid(
      `Invalid dataset ID "${id}". Dataset IDs must be alphanumeric (plus underscores and dashes) and must be at most 1024 characters long.`,
    );
  if ((await datasetNames(world)).includes(id)) throw duplicate(`Dataset ${project}:${id}`);
  await sessionOn(world, { project }).run(`create schema if not exists ${backticked(id)}`);
  const said = { ...withoutNulls(body), creationTime: String(world.now().getTime()) };
  await world.state.put("dataset", id, said);
  return datasetResource(project, id, said);
}

/** `patch`: what is given changes; else it takes the place of what was said. */
export async function changeDataset(
  world: World,
  project: string,
  id: string,
  body: object,
  patch: boolean,
): Promise<object> {
  await getDataset(world, project, id);
  const before = await world.state.get<DatasetBody>("dataset", id);
  const said = withoutNulls({
    ...(patch ? before : {}),
    ...body,
    datasetReference: { datasetId: id },
    creationTime: before?.creationTime ?? String(world.now().getTime()),
    lastModifiedTime: String(world.now().getTime()),
  });
  await world.state.put("dataset", id, said);
  return datasetResource(project, id, said);
}

export async function deleteDataset(world: World, project: string, id: string, deleteContents: boolean): Promise<void> {
  await getDataset(world, project, id);
  const tables = (await world.warehouse.list()).filter(({ target }) => target.schema === id);
  if (tables.length > 0 && !deleteContents) throw invalid(`Dataset ${project}:${id} is still in use`);
  const session = sessionOn(world, { project });
  // Views first: an engine may not let go of a table that one reads.
  for (const { target, type } of tables.toSorted((a, b) => Number(a.type === "table") - Number(b.type === "table"))) {
    await session.run(`drop ${type} if exists ${backticked(id, target.name)}`);
    await world.state.remove("table", `${id}.${target.name}`);
  }
  await session.run(`drop schema if exists ${backticked(id)} cascade`);
  await world.state.remove("dataset", id);
}
