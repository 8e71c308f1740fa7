/** A PostgreSQL with a session of GoogleSQL on it. */
import { createSession, type Session } from "@sluice/googlesql";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterAll, beforeAll } from "vitest";
import { startPostgres } from "../../servers/postgres.ts";
import type { Server } from "../../servers/server.ts";

export interface World {
  readonly warehouse: () => Warehouse;
  readonly server: () => Server;
  /** The values of the rows. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
}

export function world(): World {
  let server: Server;
  let warehouse: Warehouse;
  let session: Session;
  beforeAll(async () => {
    server = await startPostgres();
    warehouse = await openWarehouse(server.url);
    session = createSession(warehouse, { keep: true, createSchemas: true, defaultSchema: "main" });
    await session.run("create schema if not exists main");
  });
  afterAll(async () => {
    await warehouse?.close();
    await server?.stop();
  });
  const rows = async (sql: string) => (await session.run(sql)).rows.map((row) => Object.values(row));
  return { warehouse: () => warehouse, server: () => server, rows };
}
