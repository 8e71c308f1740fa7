import { openWarehouse } from "@sluice/engines";
import type { Place } from "./places.ts";
import { on, startPostgres } from "./postgres.ts";
import type { Server } from "./server.ts";

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
