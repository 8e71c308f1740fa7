/** Our functions in a database. */
import { Client } from "pg";
import { expect, it } from "vitest";
import { installPostgres } from "../../../packages/engines/src/postgres/install.ts";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { world } from "./world.ts";

const versionQuery = "select obj_description('googlesql'::regnamespace, 'pg_namespace') as version";

describeWith("the library on PostgreSQL", postgresBinary, () => {
  const { server, warehouse } = world();
  const client = async () => {
    const made = new Client({ connectionString: server().url });
    await made.connect();
    return made;
  };

  it("goes in once where several install it", async () => {
    await warehouse().execute("create database fresh");
    const url = server().url.replace(/postgres$/, "fresh");
    const clients = Array.from({ length: 4 }, () => new Client({ connectionString: url }));
    await Promise.all(clients.map((each) => each.connect()));
    await Promise.all(clients.map((each) => installPostgres(each)));
    const { rows } = await clients[0]!.query("select googlesql.to_int64('0x1F') as n");
    expect(rows).toEqual([{ n: "31" }]);
    await Promise.all(clients.map((each) => each.end()));
  });

  it("is renewed where another version stands, under views that call it", async () => {
    const own = await client();
    await own.query("create view public.calls_it as select googlesql.to_int64('7') as n");
    await own.query("comment on schema googlesql is 'sluice of another day'");
    await installPostgres(own);
    const { rows } = await own.query<{ version: string }>(versionQuery);
    expect(rows[0]?.version).toMatch(/^sluice [0-9a-f]{16}$/);
    expect((await own.query("select n from public.calls_it")).rows).toEqual([{ n: "7" }]);
    await own.end();
  });
});
