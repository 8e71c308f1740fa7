import { dirname, join } from "node:path";
import { Client } from "pg";
import { freePort, installed, launch, need, runToEnd, temporaryFolder, type Server } from "./server.ts";

export const postgresBinary = installed("/usr/lib/postgresql/*/bin/postgres", "/usr/local/pgsql/bin/postgres");

/** An empty cluster; `url` is a superuser's, on the database `postgres`. */
export async function startPostgres(): Promise<Server> {
  const binary = need("postgresql", postgresBinary);
  const folder = temporaryFolder();
  const port = await freePort();
  const data = join(folder, "data");
  await runToEnd(join(dirname(binary), "initdb"), [
    "-D",
    data,
    "-U",
    "sluice",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  const url = `postgres://sluice@127.0.0.1:${port}/postgres`;
  const settings = ["listen_addresses=127.0.0.1", "fsync=off", "shared_buffers=64MB", "max_connections=50"];
  return launch({
    command: binary,
    args: ["-D", data, "-p", String(port), "-k", folder, ...settings.flatMap((setting) => ["-c", setting])],
    folder,
    port,
    url,
    ready: () => answers(url),
  });
}

const answers = (url: string): Promise<void> => on(url, "select 1");

/** Runs it as the superuser. */
export async function on(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, options: "-c client_min_messages=warning" });
  await client.connect();
  await client.query(sql);
  await client.end();
}
