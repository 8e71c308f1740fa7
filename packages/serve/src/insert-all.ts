/** tabledata.insertAll: rows as JSON, each with an id that makes it come once. */
import type { Batch } from "@sluice/engines";
import { notFound } from "./error.ts";
import { insertText, staged } from "./jobs/stage.ts";
import { schemaOf, type TableField } from "./schema.ts";
import { nameOfTable, relationOf, type TableReference } from "./tables.ts";
import { sessionOn, type World } from "./world.ts";

export interface InsertRequest {
  readonly rows?: readonly { readonly insertId?: string; readonly json: Readonly<Record<string, unknown>> }[];
  readonly skipInvalidRows?: boolean;
  readonly ignoreUnknownValues?: boolean;
}

export interface InsertError {
  readonly index: number;
  readonly errors: readonly { readonly reason: string; readonly location: string; readonly message: string }[];
}

type Row = Readonly<Record<string, unknown>>;

/** Ids that came lately, by table: a retried request must not double its rows. */
export type Seen = Map<string, Set<string>>;

export async function insertAll(
  world: World,
  to: TableReference,
  request: InsertRequest,
  seen: Seen,
): Promise<readonly InsertError[]> {
  const there = await relationOf(world, to);
  if (there === undefined) throw notFound(nameOfTable(to));
  const fields = schemaOf(there.columns).fields ?? [];
  const ids = seenOf(seen, to);
  const fresh = (request.rows ?? [])
    .map(({ json, insertId }, index) => ({ json, insertId, index }))
    .filter(({ insertId }) => insertId === undefined || !ids.has(insertId));
  const unknown = request.ignoreUnknownValues ? [] : fresh.flatMap(({ json, index }) => unknownIn(json, index, fields));
  const bad = unknown.length > 0 ? unknown : await take(world, to, fields, fresh);
  const badPlaces = new Set(bad.map(({ index }) => index));
  const good = fresh.filter(({ index }) => !badPlaces.has(index));
  if (bad.length > 0 && !request.skipInvalidRows) return [...bad, ...good.map(({ index }) => stopped(index))];
  if (bad.length > 0) await take(world, to, fields, good);
  for (const { insertId } of good) if (insertId !== undefined) ids.add(insertId);
  return bad;
}

function seenOf(seen: Seen, { datasetId, tableId }: TableReference): Set<string> {
  const key = `${datasetId}.${tableId}`;
  const ids = seen.get(key) ?? new Set();
  if (ids.size > 100_000) ids.clear();
  seen.set(key, ids);
  return ids;
}

function unknownIn(json: Row, index: number, fields: readonly TableField[]): InsertError[] {
  const known = new Set(fields.map(({ name }) => name.toLowerCase()));
  const name = Object.keys(json).find((one) => !known.has(one.toLowerCase()));
  return name === undefined ? [] : [failed(index, "invalid", name, `no such field: ${name}.`)];
}

const failed = (index: number, reason: string, location: string, message: string): InsertError => ({
  index,
  errors: [{ reason, location, message }],
});
const stopped = (index: number): InsertError => failed(index, "stopped", "", "");

/** All of them, in one statement; where that fails, each is tried to find out which are wrong, and none is taken. */
async function take(
  world: World,
  to: TableReference,
  fields: readonly TableField[],
  rows: readonly { readonly json: Row; readonly index: number }[],
): Promise<readonly InsertError[]> {
  if (rows.length === 0) return [];
  try {
    await insert(
      world,
      to,
      fields,
      rows.map(({ json }) => json),
      false,
    );
    return [];
  } catch (cause) {
    if (rows.length === 1) return [failed(rows[0]?.index ?? 0, "invalid", "", (cause as Error).message)];
  }
  const bad: InsertError[] = [];
  for (const { json, index } of rows) {
    await insert(world, to, fields, [json], true).catch((cause: unknown) =>
      bad.push(failed(index, "invalid", "", (cause as Error).message)),
    );
  }
  return bad;
}

async function insert(
  world: World,
  to: TableReference,
  fields: readonly TableField[],
  rows: readonly Row[],
  trial: boolean,
): Promise<void> {
  const project = to.projectId ?? "";
  const names = fields.map(({ name }) => name);
  const columns = names.map((name) => ({ name, type: { kind: "STRING" as const } }));
  async function* batches(): AsyncGenerator<Batch> {
    yield { columns, rows: rows.map((row) => names.map((name) => textOf(valueIn(row, name)))) };
  }
  const stage = await staged(world, project, { columns, batches }, { typed: false, emptyText: false });
  try {
    const text = insertText(to, fields, stage);
    const session = sessionOn(world, { project });
    // A trial computes the values, and keeps nothing.
    await session.run(
      trial ? `create temp table trial as ${text.replace(/^insert into .*?\) select /s, "select ")}` : text,
    );
  } finally {
    await stage.drop();
  }
}

const valueIn = (row: Row, name: string): unknown =>
  row[name] ?? Object.entries(row).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
