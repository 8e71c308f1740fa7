/** `sluice run --watch`: what comes is folded in, whoever reads, and however it ends. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { execa } from "execa";
import { afterEach, describe, expect, test } from "vitest";
import { fileEngines } from "../servers/places.ts";
import { postgresPlace } from "../servers/postgres-place.ts";
import { postgresBinary } from "../servers/postgres.ts";
import { describeWith } from "../servers/server.ts";
import { node, project, sluice, start } from "./command.ts";

const files = {
  "sluice.config.ts": `export default {
    sources: { things: { definition: { name: "things", tags: ["live"], key: [], mode: "append", columns: ["id", "n"] } } },
  };`,
  "definitions/raw.sqlx": 'config { type: "declaration", schema: "raw", name: "things", tags: ["live"] }',
  "definitions/sums.sqlx": `config { type: "incremental", tags: ["live"], uniqueKey: ["id"], assertions: { rowConditions: ["n >= 0"] } }
pre_operations {
  declare folded timestamp default \${when(incremental(), \`(select max(loaded_at) from \${self()})\`, "cast(null as timestamp)")}
}
select id, safe_cast(n as int64) as n, _loaded_at as loaded_at from \${ref("raw", "things")}
where folded is null or _loaded_at > folded`,
};
const root = join(import.meta.dirname, "../..");

const watched = (): string =>
  project({
    ...files,
    "sluice.config.ts": `import { sourceFrom } from "${root}/packages/sources/src/index.ts";
export default { sources: { things: sourceFrom("raw:store", { name: "things", tags: ["live"], key: [], mode: "append", columns: ["id", "n"] }) } };`,
  });

let count = 0;
/** A file of the store, as a collector would add it. */
function arrive(dir: string, rows: readonly object[]): void {
  const name = `things/date=2026-01-31/hour=08/20260131T08${String(count++).padStart(7, "0")}Z-c.ndjson.gz`;
  mkdirSync(dirname(join(dir, "store", name)), { recursive: true });
  writeFileSync(join(dir, "store", name), gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
}

type Child = ReturnType<typeof start>;
const running: Child[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill("SIGKILL");
    await child;
  }
});

/** A watch; `until` waits for it to say something. */
function watch(dir: string, url: string, ...more: readonly string[]) {
  const args = ["run", "--watch", "--every", "100ms", "--tags", "live", "--warehouse", url, ...more];
  const child = start(dir, args, { all: true });
  running.push(child);
  let said = "";
  let ended = false;
  child.all!.on("data", (text) => (said += String(text)));
  child.all!.once("end", () => (ended = true));
  const until = async (text: string | RegExp): Promise<void> => {
    for (let tries = 0; !(typeof text === "string" ? said.includes(text) : text.test(said)); tries++) {
      if (tries > 1200 || ended) throw new Error(`not said: ${text}\n${said}`);
      await sleep(50);
    }
  };
  const end = async () => {
    child.kill("SIGTERM");
    const { exitCode, signal } = await child;
    return [exitCode, signal];
  };
  return { until, end, child, said: () => said };
}

/** How many rows these watches say they brought. */
const brought = (...watches: readonly ReturnType<typeof watch>[]): number =>
  watches
    .flatMap(({ said }) => [...said().matchAll(/things ([\d,]+) new/g)].map(([, n]) => Number(n!.replace(",", ""))))
    .reduce((a, b) => a + b, 0);
const patience = { timeout: 60_000, interval: 100 };

const total = async (dir: string, url: string): Promise<string> => {
  const { out, err } = await sluice(
    dir,
    "query",
    "--csv",
    "--warehouse",
    url,
    "select count(*) as c, sum(n) as s from shop.sums",
  );
  return out.split("\n")[1] ?? err;
};

/** What any engine does. */
function suite(urlOf: (dir: string) => Promise<string>): void {
  test("folds in what comes, each row once, and SIGTERM ends it with 0", async () => {
    const dir = watched();
    const url = await urlOf(dir);
    arrive(dir, [{ id: "a", n: 1 }]);
    const { until, end, said } = watch(dir, url);
    await until("things 1 new");
    arrive(dir, [{ id: "b", n: 20 }, { id: "c", n: 300 }]); // prettier-ignore
    await until("things 2 new");
    arrive(dir, [{ id: "b", n: 20 }]);
    await until(/things 1 new[^]*things 2 new[^]*things 1 new/);
    expect(await end()).toEqual([0, undefined]);
    expect(await total(dir, url)).toBe("3,321");
    expect(said()).toMatch(/stopped\n?$/);
    expect(said().match(/ done;/g)).toHaveLength(3);
  });

  test("kill -9 at any moment: the next one has each row once", async () => {
    const dir = watched();
    const url = await urlOf(dir);
    for (let i = 0; i < 6; i++) {
      arrive(
        dir,
        Array.from({ length: 500 }, (_, k) => ({ id: `${i}-${k}`, n: 1 })),
      );
      const { child } = watch(dir, url);
      await sleep(500 + 170 * i);
      child.kill("SIGKILL");
      await child;
    }
    const { until, end } = watch(dir, url);
    await until(/\d done/);
    await end();
    expect(await total(dir, url)).toBe("3000,3000");
  });

  test("of two at once none folds in what the other does", async () => {
    const dir = watched();
    const url = await urlOf(dir);
    const both = [watch(dir, url), watch(dir, url)];
    for (let i = 0; i < 20; i++) {
      arrive(dir, [{ id: `x${i}`, n: 1 }]);
      await sleep(150);
    }
    await expect.poll(() => brought(...both), patience).toBe(20);
    await sleep(500);
    expect(await Promise.all(both.map(({ end }) => end()))).toEqual([[0, undefined], [0, undefined]]); // prettier-ignore
    expect(await total(dir, url)).toBe("20,20");
    expect(brought(...both)).toBe(20);
  });
}

describe.each(fileEngines.map(({ name }) => name))("watch on %s", (name) => {
  suite(async (dir) => `${name}:${join(dir, "w.db")}`);

  test("a published copy is whole and never locked, whoever reads in a loop", async () => {
    const dir = watched();
    const url = `${name}:${join(dir, "w.db")}`;
    arrive(dir, [{ id: "0", n: 1 }]);
    const watching = watch(dir, url, "--publish", join(dir, "readers.db"));
    const { until, end } = watching;
    await until(/\d done/);
    // Another process: each time it must find as many rows as the last one's number says, and no less than before.
    const reader = execa(node, [join(import.meta.dirname, "reader.ts"), name, join(dir, "readers.db")], {
      reject: false,
    });
    for (let i = 1; i <= 12; i++) {
      arrive(
        dir,
        Array.from({ length: 100 }, (_, k) => ({ id: `${i}-${k}`, n: 1 })),
      );
      await sleep(250);
    }
    await expect.poll(() => brought(watching), patience).toBe(1201);
    await sleep(200);
    reader.kill("SIGTERM");
    const { stdout, stderr } = await reader;
    expect(await end()).toEqual([0, undefined]);
    expect(stderr).toBe("");
    const counts = stdout.split("\n").map(Number);
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.filter((n, i) => n % 100 !== 1 || n < (counts[i - 1] ?? 0))).toEqual([]);
    expect(counts.at(-1)).toBe(1201);
    expect(readdirSync(dir).filter((file) => file.endsWith(".tmp"))).toEqual([]);
  });
});

describeWith("watch on postgres", postgresBinary, () => {
  const place = postgresPlace();
  suite(async () => (await place.fresh()).url);

  test("--publish is refused with the reason: readers read it as it is", async () => {
    const { url } = await place.fresh();
    const { exitCode, stderr } = await start(watched(), [
      "run",
      "--watch",
      "--tags",
      "live",
      "--warehouse",
      url,
      "--publish",
      "x",
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("needs no copy")]);
  });
});

test("a source that fails is said once, tried again, and said to be over", async () => {
  const dir = watched();
  const url = `duckdb:${join(dir, "w.db")}`;
  mkdirSync(join(dir, "store/things"), { recursive: true });
  writeFileSync(join(dir, "store/things/1-c.ndjson.gz"), "no gzip");
  const { until, end, said } = watch(dir, url);
  await until("trying again");
  await sleep(1500);
  writeFileSync(join(dir, "store/things/1-c.ndjson.gz"), gzipSync('{"id":"a","n":1}\n'));
  await until("going on");
  await until("things 1 new");
  expect(await end()).toEqual([0, undefined]);
  expect(said().match(/trying again/g)).toHaveLength(1);
  expect(await total(dir, url)).toBe("1,1");
});

test("assertions are looked at in the first turn, and said", async () => {
  const dir = watched();
  arrive(dir, [{ id: "a", n: -1 }]);
  const { until, end } = watch(dir, `duckdb:${join(dir, "w.db")}`);
  await until("sums_assertions_rowConditions");
  expect(await end()).toEqual([0, undefined]);
});

test.each([
  [["--every", "1s"], "--every: expected --watch"],
  [["--publish", "x"], "--publish: expected --watch"],
  [["--watch", "--json"], "--json: expected no --watch"],
  [["--watch", "--full-refresh"], "--full-refresh: expected no --watch"],
  [["--watch", "--every", "soon"], "expected a duration"],
  [["--watch", "--tags", "lives"], "lives"],
])("%j is refused", async (args, message) => {
  const { code, err } = await sluice(watched(), "run", ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
