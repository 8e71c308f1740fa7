/** GoogleSQL on a SQLite in memory, without a warehouse around it. */
import { DatabaseSync } from "node:sqlite";
import { createSession, type Driver, type Type } from "@sluice/googlesql";
import { engineFor } from "@sluice/engines";
import { installSqlite } from "../../../packages/engines/src/sqlite/install.ts";
import { listed } from "../../../packages/engines/src/sqlite/library/index.ts";
import { afterEach, beforeEach } from "vitest";

export interface Sqlite {
  /** The rows of a script's last query, as lists of values. */
  rows(script: string): Promise<readonly (readonly unknown[])[]>;
  explain(script: string): Promise<readonly string[]>;
  /** SQLite's own SQL. */
  raw(sql: string): readonly (readonly unknown[])[];
}

export function sqlite(): Sqlite {
  let database: DatabaseSync;
  let session: ReturnType<typeof createSession>;
  beforeEach(() => {
    database = new DatabaseSync(":memory:");
    installSqlite(database, listed);
    session = createSession(driver(database), { keep: true, nameOf: (path) => [path.slice(-2).join("__")] });
  });
  afterEach(() => database.close());
  return {
    rows: async (script) => {
      const { columns, rows } = await session.run(script);
      return rows.map((row) => columns.map(({ name }) => row[name]));
    },
    explain: (script) => session.explain(script),
    raw: (sql) => all(database, sql),
  };
}

function all(database: DatabaseSync, sql: string): readonly (readonly unknown[])[] {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return statement.all() as unknown as readonly (readonly unknown[])[];
}

const driver = (database: DatabaseSync): Driver => ({
  dialect: engineFor("sqlite"),
  execute: (sql) => Promise.resolve().then(() => database.exec(sql)),
  rows: (sql) => Promise.resolve().then(() => all(database, sql)),
  describe: ([name]) => Promise.resolve().then(() => describe(database, name ?? "")),
});

/** Types as the tables' text has them, enough for what these tests make. */
function describe(database: DatabaseSync, name: string): Awaited<ReturnType<Driver["describe"]>> {
  const [found] = all(database, `SELECT type, sql FROM sqlite_master WHERE name = '${name}'`);
  if (found === undefined) return undefined;
  const own: Readonly<Record<string, Type["kind"]>> = { INTEGER: "INT64", REAL: "FLOAT64", BLOB: "BYTES" };
  const columns = all(database, `SELECT name, type FROM pragma_table_info('${name}')`).map(([column, declared]) => {
    const commented = new RegExp(`"${String(column)}" /\\* (\\w+) \\*/`).exec(String(found[1]))?.[1];
    return { name: String(column), type: { kind: commented ?? own[String(declared)] ?? "STRING" } as Type };
  });
  return { type: found[0] as "table" | "view", columns };
}
