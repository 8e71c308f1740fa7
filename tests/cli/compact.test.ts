/** `sluice compact`, also killed at random moments. */
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rawStoreAt } from "@sluice/sources";
import { put, reader } from "../servers/raw-reader.ts";
import { sluice, start, tempDir, write } from "./command.ts";

const config = `export default { collectors: { things: { url: "mqtt://127.0.0.1:1", topic: "t", clientId: "c", store: "raw" } } };`;

async function filled(hours: number, each: number) {
  const dir = tempDir();
  write(dir, { "sluice.config.ts": config });
  const store = rawStoreAt(join(dir, "raw"), {});
  const all: string[] = [];
  for (let hour = 0; hour < hours; hour++)
    for (let i = 0; i < each; i++) {
      const at = new Date(Date.UTC(2026, 0, 31, hour, 0, i)).toISOString();
      all.push(`${String(hour).padStart(2, "0")}-${String(i).padStart(4, "0")}`);
      await put(store, { at, collector: "c", lines: all.slice(-1) });
    }
  return { dir, store, all, raw: join(dir, "raw") };
}

test("killed again and again: each message is read once, by who begins and by who had come half-way; then it is done", async () => {
  const { dir, store, all, raw } = await filled(24, 60);
  const half = reader(raw, {});
  await half.read((names) => names.slice(0, 700));
  let killed = 0;
  for (let round = 0; round < 4; round++) {
    const child = start(dir, ["compact", "things"]);
    const ended = new AbortController();
    void child.finally(() => ended.abort());
    const files = async () => (await store.list("")).length;
    const before = await files();
    // Into the work, wherever it stands.
    for (let tries = 0; tries < 500 && !ended.signal.aborted && (await files()) === before; tries++) await sleep(2);
    await sleep(Math.random() * 100);
    child.kill("SIGKILL");
    killed += Number((await child).signal === "SIGKILL");
    const begins = reader(raw, {});
    await begins.read();
    expect(begins.lines().toSorted()).toEqual(all);
  }
  expect(killed).toBeGreaterThan(0);
  await half.read();
  expect(half.lines().toSorted()).toEqual(all);
  expect(await sluice(dir, "compact", "things")).toMatchObject({ code: 0, err: "" });
  expect(await store.list("")).toHaveLength(24);
}, 120_000);

test("it says what it did; old files go with --keep; names and ages that are none are refused", async () => {
  const { dir, store } = await filled(2, 3);
  expect((await sluice(dir, "compact", "things")).out).toMatch(/^things: 6 files became 2, [\d,]+ bytes [\d,]+$/);
  expect((await sluice(dir, "compact", "things", "--keep", "36500d")).out).toBe("things: nothing to compact");
  expect((await sluice(dir, "compact", "things", "--keep", "1h")).out).toBe(
    "things: nothing to compact; 2 old files removed",
  );
  expect(await store.list("")).toEqual([]);
  for (const wrong of ["90", "0d"])
    expect(await sluice(dir, "compact", "things", `--keep=${wrong}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining("expected an age like 12h or 90d"),
    });
  expect(await sluice(dir, "compact", "thing")).toMatchObject({
    code: 2,
    err: expect.stringContaining('did you mean "things"'),
  });
});
