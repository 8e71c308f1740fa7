/** GoogleSQL on an engine: the whole of it in one call. */
import { createSession, typeName, type ParameterValues, type Result } from "@sluice/googlesql";
import { mutex } from "./driver/mutex.ts";
import type { Engine } from "./engine.ts";
import { engineFor, engines } from "./engines.ts";
import { WarehouseError } from "./error.ts";
import { engineAt, openWarehouse } from "./open.ts";

export interface DatabaseOptions {
  /** A file; in memory without one, where the engine can. */
  readonly path?: string;
  /** An engine's name: `duckdb` (the default), `sqlite`. */
  readonly dialect?: string;
  /** The address of a warehouse, in place of `dialect` and `path`: `postgres://HOST/DATABASE`. */
  readonly url?: string;
  /** The dataset of names without one. Default: the engine's own, `main` or `public`. */
  readonly defaultSchema?: string;
}

export interface QueryResult {
  /** Types as GoogleSQL writes them: `ARRAY<INT64>`. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Values as in BigQuery's JSON, by the names of the columns. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface Database {
  /** Runs a statement or a script; the result is that of its last query. What it makes stays until `close`. */
  query(sql: string, parameters?: ParameterValues): Promise<QueryResult>;
  close(): Promise<void>;
}

/** Datasets need not be made first. A project is a part of the dataset's name. */
export async function open(options: DatabaseOptions = {}, among: readonly Engine[] = engines): Promise<Database> {
  const url = addressOf(options, among);
  const schema = options.defaultSchema ?? engineAt(url, among).traits.defaultSchema;
  const warehouse = await openWarehouse(url, { defaultSchema: schema }, among);
  const nameOf = (path: readonly string[]): readonly string[] =>
    warehouse.nameOf({ schema: path.slice(0, -1).join(".") || schema, name: path.at(-1) ?? "" });
  const session = createSession(warehouse, { keep: true, createSchemas: true, nameOf });
  const next = mutex();
  return {
    query: (sql, parameters) => next(() => session.run(sql, parameters).then(plain)),
    close: () => warehouse.close(),
  };
}

function addressOf({ url, dialect, path }: DatabaseOptions, among: readonly Engine[]): string {
  if (url !== undefined) {
    if (dialect === undefined && path === undefined) return url;
    throw new WarehouseError("url", "[warehouse] expected either url, or dialect and path, got both");
  }
  const engine = engineFor(dialect ?? among[0]?.name ?? "", among);
  if (engine.traits.files) return `${engine.name}:${path ?? ":memory:"}`;
  throw new WarehouseError("url", `[warehouse] ${engine.name} has no files: expected url, as ${engine.address}`);
}

const plain = ({ columns, rows }: Result): QueryResult => ({
  columns: columns.map(({ name, type }) => ({ name, type: typeName(type) })),
  rows,
});
