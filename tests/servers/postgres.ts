import { dirname, join } from "node:path";
import { openWarehouse } from "@sluice/engines";
import { Client } from "pg";
import type { Place } from "./places.ts";
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

/** Databases on a server that starts with the first of them. They have GoogleSQL's functions; one that is done with is emptied, and given out again. */
export function postgresPlace(): Place {
  let server: Promise<Server> | undefined;
  let count = 0;
  const idle: string[] = [];
  const make = async (): Promise<string> => {
    const { url } = await (server ??= withFunctions());
    const name = `fresh_${++count}`;
    await on(url.replace(/postgres$/, "template1"), `create database ${name} template postgres strategy file_copy`);
    return url.replace(/postgres$/, name);
  };
  return {
    fresh: async () => {
      const url = idle.pop() ?? (await make());
      return { url, done: () => on(url, empty).then(() => void idle.push(url)) };
    },
    stop: async () => (await server)?.stop(),
  };
}

async function withFunctions(): Promise<Server> {
  const server = await startPostgres();
  await (await openWarehouse(server.url)).close();
  return server;
}

const empty = `
  do $$ declare s name; begin
    for s in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$|googlesql$)' loop
      execute format('drop schema %I cascade', s);
    end loop;
    create schema public;
  end $$`;

async function on(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, options: "-c client_min_messages=warning" });
  await client.connect();
  await client.query(sql);
  await client.end();
}
