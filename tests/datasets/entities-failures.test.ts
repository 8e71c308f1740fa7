/** What goes wrong from end to end: one line, the right exit code, the warehouse and the exports as they were. */
import { createServer, connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { insertMonth } from "@sluice/pipelines";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { binary, node, sluice } from "../cli/command.ts";
import { freePort } from "../servers/server.ts";
import { on, postgresBinary, startPostgres } from "../servers/postgres.ts";
import { describeWith, type Server } from "../servers/server.ts";
import { exportedIn, type Files } from "./entities-files.ts";
import { ownProject } from "./project.ts";

let production: Server;
let target: Server;
let project: string;
let before: { readonly files: Files; readonly rows: string };

const password = "s3cret-of-prod";
const reader = () => production.url.replace("sluice@", `reader:${password}@`);
const run = (url: string) =>
  sluice(project, "run", "--tags", "entities", "--source", `entity=${url}`, "--warehouse", target.url);
const files = () => exportedIn(join(project, "exports"));

/** All that the warehouse holds of it: the raw table, the notes of its windows, and what is built of them. */
async function rows(): Promise<string> {
  const tables = [
    "raw.entity",
    "raw.entity_windows",
    "raw._bookmarks",
    "intermediate.int_entities__days",
    "marts.entity_stats_daily",
  ];
  const sums = tables.map(
    (table) => `(select sum(hashtextextended(t::text, 0))::text || ' ' || count(*) from ${table} t)`,
  );
  return JSON.stringify(await on(target.url, `select ${sums.map((sum, at) => `${sum} as s${at}`).join(", ")}`));
}

async function refused(url: string): Promise<string> {
  const { code, out, err } = await run(url);
  const [said = "", ...more] = err.trim().split("\n");
  expect({ code, out, more }).toEqual({
    code: 2,
    out: "",
    more: ["Not started: nothing was loaded, nothing was built."],
  });
  expect(err).not.toContain(password);
  expect({ files: files(), rows: await rows() }).toEqual(before);
  return said;
}

/** A way to the server that breaks off after so many bytes from it. */
async function breaking(after: number) {
  const server = createServer((client) => {
    const there = connect(Number(new URL(production.url).port), "127.0.0.1");
    let came = 0;
    client
      .on("error", () => there.destroy())
      .on("data", (data) => there.write(data))
      .on("close", () => there.destroy());
    there
      .on("error", () => client.destroy())
      .on("data", (data) => {
        came += data.length;
        if (came < after) client.write(data);
        else client.resetAndDestroy();
      });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = reader().replace(/:\d+\/postgres/, `:${(server.address() as AddressInfo).port}/postgres`);
  return { url, close: () => server.close() };
}

describeWith("entities", postgresBinary, () => {
  beforeAll(async () => {
    [production, target] = await Promise.all([startPostgres(), startPostgres()]);
    project = ownProject();
    for (const month of [1, 2]) await insertMonth(production.url, { year: 2022, month, controller: 1 });
    await on(production.url, `create role reader login password '${password}'; grant pg_read_all_data to reader`);
    const { code, err } = await run(reader());
    expect({ code, err }).toEqual({ code: 0, err: "" });
    // What a load would bring, if it came through.
    await on(production.url, "update entity set value = value + 1 where entity_id % 7 = 0");
    before = { files: files(), rows: await rows() };
  });
  afterAll(() => Promise.all([production.stop(), target.stop()]));

  describe("what production can't give", () => {
    it("no server", async () => {
      expect(await refused(`postgres://reader:${password}@127.0.0.1:${await freePort()}/postgres`)).toContain(
        "no server answers there",
      );
    });

    it("a wrong password", async () => {
      await on(production.url, "alter system set password_encryption = 'scram-sha-256'");
      const [{ hba_file: hba } = {}] = await on(production.url, "show hba_file");
      const line = "host all reader 127.0.0.1/32 scram-sha-256";
      await on(
        production.url,
        `copy (select '${line}' union all select 'host all all 127.0.0.1/32 trust') to '${String(hba)}'`,
      );
      await on(production.url, "select pg_reload_conf()");
      expect(await refused(reader().replace(password, "another-one"))).toContain("the password is wrong");
    });

    it("a connection that breaks off in mid-copy", async () => {
      // Both months are to be brought: some 60,000 bytes.
      const { url, close } = await breaking(20_000);
      expect(await refused(url)).toContain("the connection ended in the middle; nothing was loaded");
      close();
    });

    it("a table that is not there", async () => {
      await on(production.url, "alter table entity rename to gone");
      expect(await refused(reader())).toContain("expected table entity, and it is not there");
      await on(production.url, "alter table gone rename to entity");
    });

    it("a column of another type, or under another name", async () => {
      await on(production.url, "alter table entity alter value type numeric(10, 2)");
      expect(await refused(reader())).toContain("column value is NUMERIC there now, and INT64 in raw.entity");
      await on(production.url, "alter table entity alter value type int; alter table entity rename value to amount");
      expect(await refused(reader())).toMatch(/value/);
      await on(production.url, "alter table entity rename amount to value");
    });
  });

  describe("exports", () => {
    const full = async (kilobytes: number) => {
      const command = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
      const args = ["-c", command, node, binary, "export", "entity_stats", "--warehouse", target.url];
      return execa("bash", args, { cwd: project, reject: false, env: { NO_COLOR: "1" } });
    };

    it("on a full disk are as they were", async () => {
      const kept = files();
      await on(
        target.url,
        "update marts.entity_stats_yearly set sum_values = sum_values + 1; update marts.entity_stats_daily set sum_values = 1",
      );
      const { exitCode, stderr } = await full(0);
      expect(exitCode).toBe(1);
      expect(stderr.split("\n")).toHaveLength(1);
      expect(stderr).toMatch(
        /^FAILED export entity_stats: exports\/year=\{year\}.*can't be written: .*(?:EFBIG|ENOSPC|too large)/,
      );
      expect(files()).toEqual(kept);
    });

    it("of one name go out together: one that can't be written leaves the others as they were", async () => {
      const kept = files();
      await on(
        target.url,
        `alter table marts.entity_stats_daily rename to whole; create table marts.entity_stats_daily as select * from marts.whole;
          update marts.entity_stats_daily set day = null where day = 3 and month = 2`,
      );
      const { code, err } = await sluice(project, "export", "entity_stats", "--warehouse", target.url);
      expect(code).toBe(1);
      expect(err).toMatch(/^FAILED export entity_stats: .*day is NULL: no file can be named so; nothing was written$/m);
      expect(files()).toEqual(kept);
    });
  });

  it("a month without rows has no files, and its folder goes", async () => {
    await on(production.url, "delete from entity where created_at >= '2022-02-01'");
    const { code, err } = await run(reader());
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(existsSync(join(project, "exports/year=2022/month=2"))).toBe(false);
    expect(Object.keys(files())).toHaveLength(31 + 1 + 1);
    rmSync(join(project, "exports"), { recursive: true });
  });
});
