import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { project, sluice, start, write } from "./command.ts";

/** Takes much longer than any test waits. */
const endless =
  "select count(*) as n from unnest(generate_array(1, 100000)) as a cross join unnest(generate_array(1, 100000)) as b where mod(a * b, 7) = 3";

const files = {
  "definitions/first.sqlx": 'config { type: "table" }\nselect 1 as n',
  "definitions/slow.sqlx": `config { type: "table", dependencies: ["first"] }\n${endless}`,
  "definitions/last.sqlx": 'config { type: "table", dependencies: ["slow"] }\nselect 1 as n',
};

/** Until it has printed this: then the next action is under way, with or without the pause that the tests make. */
const said = (child: ReturnType<typeof start>, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = "";
    child.stdout!.on("data", (part) => (output += String(part)).includes(text) && resolve());
    child.stdout!.once("end", () => reject(new Error(`ended without saying ${text}: ${output}`)));
  });

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s cancels: nothing half done, it says what ran, and exits %i", async (signal, code) => {
  const dir = project(files);
  const child = start(dir, ["run"]);
  await said(child, "shop.first");
  await sleep(300);
  child.kill(signal);
  const { exitCode, stdout } = await child;
  expect(exitCode).toBe(code);
  const lines = String(stdout).split("\n");
  const status = (name: string) => lines.find((line) => line.includes(`shop.${name}`))?.split(" ")[0];
  expect([status("first"), status("slow"), status("last")]).toEqual(["SUCCESSFUL", "CANCELLED", "SKIPPED"]);
  expect(stdout).toContain("CANCELLED: 3 actions");
  const tables = await sluice(dir, "query", "--csv", "select table_name from shop.INFORMATION_SCHEMA.TABLES");
  expect(tables.out).toBe("table_name\nfirst");
});

test("a load is stopped too: nothing is loaded", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const dir = project({ "sluice.config.ts": 'export default { sources: { posts: { name: "posts", key: ["Id"] } } };' });
  const child = start(dir, ["load", "--source", `posts=http://127.0.0.1:${port}/posts.json`]);
  await once(silent, "request");
  child.kill("SIGINT");
  const { exitCode, stdout, stderr } = await child;
  silent.closeAllConnections();
  silent.close();
  expect([exitCode, stdout]).toEqual([130, ""]);
  expect(stderr).toBe("sluice: stopped by SIGINT\nNothing was loaded.");
});

test("--execution-timeout", async () => {
  const { code, out } = await sluice(project(files), "run", "--execution-timeout", "1500ms", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out).status).toBe("TIMED_OUT");
});

test("killed in mid-run: the last good table is there, and the next run needs no repair", async () => {
  const dir = project({ ...files, "definitions/slow.sqlx": 'config { type: "table" }\nselect 7 as n' });
  expect((await sluice(dir, "run")).code).toBe(0);
  write(dir, files);
  const child = start(dir, ["run"]);
  await said(child, "shop.first");
  await sleep(300);
  child.kill("SIGKILL");
  await child;
  const value = async () => (await sluice(dir, "query", "--csv", "select n from slow")).out;
  expect(await value()).toBe("n\n7");
  write(dir, { "definitions/slow.sqlx": 'config { type: "table" }\nselect 8 as n' });
  expect((await sluice(dir, "run")).code).toBe(0);
  expect(await value()).toBe("n\n8");
});

test("another process has the file: one line, nothing started", async () => {
  const dir = project(files);
  const child = start(dir, ["run"]);
  await said(child, "shop.first");
  const { code, out, err } = await sluice(dir, "run");
  child.kill("SIGKILL");
  await child;
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/warehouse\.duckdb: another process .* has it open/);
});
