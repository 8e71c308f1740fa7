/** Servers to publish to: those that are installed. */
import mysql from "mysql2/promise";
import { mariadbBinary, startMariadb } from "../servers/mariadb.ts";
import { on, postgresBinary, startPostgres } from "../servers/postgres.ts";

export interface Published {
  readonly url: string;
  rows(): Promise<readonly string[]>;
  end(): Promise<void>;
}

const query = "select id, n from counted";
const text = (rows: readonly unknown[]): readonly string[] =>
  (rows as readonly { id: string; n: number }[]).map(({ id, n }) => `${id},${n}`);

async function mariadb(): Promise<Published> {
  const server = await startMariadb();
  const rows = async () => {
    const connection = await mysql.createConnection(server.url);
    const [found] = await connection.query<mysql.RowDataPacket[]>(query).finally(() => connection.end());
    return text(found);
  };
  return { url: server.url, rows, end: () => server.stop() };
}

async function postgres(): Promise<Published> {
  const server = await startPostgres();
  return { url: server.url, rows: async () => text(await on(server.url, query)), end: () => server.stop() };
}

export async function startServers(): Promise<Readonly<Record<string, Published>>> {
  return {
    ...(mariadbBinary && { MySQL: await mariadb() }),
    ...(postgresBinary && { PostgreSQL: await postgres() }),
  };
}
