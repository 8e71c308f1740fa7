/** DuckDB: one file, one process, as many connections as run at once. */
import { availableParallelism } from "node:os";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Warehouse } from "../../warehouse.ts";
import { traits } from "../dialect.ts";
import { openError } from "./errors.ts";
import { setUp } from "./set-up.ts";
import { session, type Shared } from "./session.ts";
import { link } from "./connection.ts";

export async function openDuckdb(file: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(file).catch((cause: unknown) => Promise.reject(openError(file, cause)));
  const idle: DuckDBConnection[] = [];
  const all = new Set<DuckDBConnection>();
  const connect = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    all.add(connection);
    await setUp(connection);
    return connection;
  };
  const shared: Shared = {
    label: `duckdb:${file}`,
    traits,
    concurrency: availableParallelism(),
    acquire: async () => idle.pop() ?? connect(),
    release: (connection) => void idle.push(connection),
    cancel: () => all.forEach((connection) => connection.interrupt()),
    close: () => {
      all.forEach((connection) => connection.closeSync());
      all.clear();
      instance.closeSync();
    },
  };
  return session(shared, link(await connect()));
}
