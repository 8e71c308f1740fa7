/** GoogleSQL on DuckDB: the whole of it in one call. */
import { openConnection } from "./duckdb/open/connection.ts";
import { duckdbDriver } from "./duckdb/open/driver.ts";
import type { ParameterValues } from "@sluice/googlesql";
import { createSession } from "@sluice/googlesql";
import { typeName } from "@sluice/googlesql/types";

export interface DatabaseOptions {
  /** A file; in memory without one. */
  readonly path?: string;
  /** The dataset of names without one. */
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

/** Datasets need not be made first, and of a table's name the project may be left out. */
export async function open({ path, defaultSchema }: DatabaseOptions = {}): Promise<Database> {
  const opened = await openConnection(path ?? ":memory:");
  const schema = defaultSchema === undefined ? {} : { defaultSchema };
  const session = createSession(duckdbDriver(opened.connection), {
    keep: true,
    createSchemas: true,
    nameOf,
    ...schema,
  });
  let last: Promise<unknown> = Promise.resolve();
  const query = (sql: string, parameters?: ParameterValues): Promise<QueryResult> => {
    const next = last.then(() => session.run(sql, parameters)).then(plain);
    last = next.catch(() => undefined);
    return next;
  };
  return { query, close: () => opened.close() };
}

const plain = ({ columns, rows }: Awaited<ReturnType<ReturnType<typeof createSession>["run"]>>): QueryResult => ({
  columns: columns.map(({ name, type }) => ({ name, type: typeName(type) })),
  rows,
});

/** A project is a part of the dataset's name. */
const nameOf = (path: readonly string[]): readonly string[] =>
  path.length > 2 ? [path.slice(0, -1).join("."), ...path.slice(-1)] : path;
