/** What waits for the raw store: on the disk, in files of which one at a time is read. */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSpool, type Spool } from "../../packages/sources/src/collect/spool.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sluice-spool-"))));
afterEach(() => rmSync(folder, { recursive: true }));

let id = 0;
const open = (largest?: number): Promise<Spool> => openSpool(folder, () => String(++id).padStart(6, "0"), largest);
const line = (n: number): string => `${JSON.stringify({ n })}\n`;

async function all(spool: Spool): Promise<string[]> {
  const found: string[] = [];
  for await (const { content } of spool.rolled()) found.push(String(content));
  return found;
}

test("its files end at a size: while the store is away there are more, no larger ones, in the order of coming", async () => {
  const spool = await open(100);
  for (let n = 0; n < 100; n++) await spool.append(line(n));
  await spool.roll();
  const files = await all(spool);
  // 13 lines of 8 and 9 bytes, then 12 of 9 each time.
  expect(files).toHaveLength(9);
  expect(files.every((file) => file.length < 100 + line(99).length)).toBe(true);
  expect(files.join("")).toBe(Array.from({ length: 100 }, (_, n) => line(n)).join(""));
  await spool.close();
});

test("a file stays until it is done with, also for the next process, and what was cut off is left out", async () => {
  const spool = await open();
  await spool.append(line(1));
  await spool.roll();
  await spool.append(line(2));
  await spool.close();
  appendFileSync(join(folder, "current.open"), '{"n":3');
  const next = await open();
  await next.append(line(4));
  await next.roll();
  expect(await all(next)).toEqual([line(1), line(2), line(4)]);
  for await (const { done } of next.rolled()) await done();
  expect([await all(next), readdirSync(folder)]).toEqual([[], []]);
  await next.close();
});
