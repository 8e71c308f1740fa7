import { dirname, join } from "node:path";
import { Client } from "pg";
import { installed, launch, need, runToEnd, temporaryFolder, type Server } from "./server.ts";

export const postgresBinary = installed("/usr/lib/postgresql/*/bin/postgres", "/usr/local/pgsql/bin/postgres");

/** An empty cluster; `url` is a superuser's, on the database `postgres`. */
export async function startPostgres(): Promise<Server> {
  const binary = need("postgresql", postgresBinary);
  const folder = temporaryFolder();
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
  const settings = ["listen_addresses=127.0.0.1", "fsync=off", "shared_buffers=64MB", "max_connections=50"];
  return launch(folder, (port) => {
    const url = `postgres://sluice@127.0.0.1:${port}/postgres`;
    return {
      command: binary,
      args: ["-D", data, "-p", String(port), "-k", folder, ...settings.flatMap((setting) => ["-c", setting])],
      url,
      ready: () => answers(url, data),
    };
  });
}

async function answers(url: string, data: string): Promise<void> {
  const [row] = await on(url, "show data_directory");
  if (row?.data_directory !== data) throw new Error(`${url} is of another server`);
}

/** Runs it as the superuser. */
export async function on(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, options: "-c client_min_messages=warning" });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
