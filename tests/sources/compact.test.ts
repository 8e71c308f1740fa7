/** `compact`: small files become large ones, and whoever reads, from wherever it had come to, reads each message once, whenever it is stopped. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compact, type RawStore, rawStoreAt } from "@sluice/sources";
import { type Bucket, startBucket } from "../servers/bucket.ts";
import { nameOf, put, reader, type Written } from "../servers/raw-reader.ts";

const now = new Date("2026-01-31T12:00:00Z");
/** Three files of one collector in an hour, one of another between them, two of the next hour, one of an hour that isn't over. */
const files = [
  ["08:00:01", "a"],
  ["08:20:00", "b"],
  ["08:30:00", "a"],
  ["08:40:00", "b"],
  ["08:59:59", "a"],
  ["09:00:00", "a"],
  ["09:30:00", "a"],
  ["11:55:00", "a"],
].map(([time, collector], i): Written => ({
  at: `2026-01-31T${time}.000Z`,
  collector: collector ?? "",
  lines: [`${i}-0`, `${i}-1`],
}));
const all = files.flatMap(({ lines }) => lines);

/** Stops at the n-th change, before it is made or after. */
function stoppedAt(store: RawStore, n: number, after: boolean): RawStore {
  let changes = 0;
  const change =
    <A extends readonly unknown[]>(work: (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      const stops = ++changes === n;
      if (stops && !after) throw new Error("killed");
      await work(...given);
      if (stops) throw new Error("killed");
    };
  return {
    ...store,
    write: change((...given: Parameters<RawStore["write"]>) => store.write(...given)),
    remove: change((...given: Parameters<RawStore["remove"]>) => store.remove(...given)),
  };
}

let root: string;
let bucket: Bucket;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-compact-"));
  bucket = await startBucket("b");
});
afterEach(() => {
  rmSync(root, { recursive: true });
  bucket.stop();
});

const environment = () => ({
  AWS_ACCESS_KEY_ID: "k",
  AWS_SECRET_ACCESS_KEY: "s",
  AWS_ENDPOINT_URL_S3: bucket.endpoint,
});
const places = { folder: (n: number) => join(root, String(n)), bucket: (n: number) => `s3://b/${n}` };

describe.each(Object.entries(places))("in a %s", (_, place) => {
  const storeAt = (n: number): RawStore => rawStoreAt(place(n), environment());
  const readerAt = (n: number) => reader(place(n), environment());

  test("what was small is large, what reads reads on, and a second time has nothing to do", async () => {
    const store = storeAt(0);
    for (const one of files) await put(store, one);
    const [begun, half] = [readerAt(0), readerAt(0)];
    await half.read((names) => names.slice(0, 3));
    const done = await compact({ source: "things", store, now });
    expect([done.merged, done.made, done.expired]).toEqual([7, 3, 0]);
    expect((await store.list("")).map(({ name }) => name.replaceAll("things/date=2026-01-31/hour=", ""))).toEqual([
      "08/20260131T084000000Z-since-20260131T082000000Z-b.ndjson.gz",
      "08/20260131T085959000Z-since-20260131T080001000Z-a.ndjson.gz",
      "09/20260131T093000000Z-since-20260131T090000000Z-a.ndjson.gz",
      "11/20260131T115500000Z-a.ndjson.gz",
    ]);
    await begun.read();
    await half.read();
    expect(begun.lines().toSorted()).toEqual(all);
    expect(half.lines().toSorted()).toEqual(all);
    expect(await compact({ source: "things", store, now })).toMatchObject({ merged: 0, made: 0, expired: 0 });
  });

  test("stopped at any change: each reader has each message once, before the next time and after it", async () => {
    let stops = 0;
    for (let n = 1, goesOn = true; goesOn; n++)
      for (const after of [false, true]) {
        const [number, store] = [n * 2 + Number(after), storeAt(n * 2 + Number(after))];
        for (const one of files) await put(store, one);
        // One has read nothing; each other a part: up to each of the files.
        const readers = Array.from({ length: files.length + 1 }, () => readerAt(number));
        for (const [i, one] of readers.entries()) if (i > 0) await one.read((names) => names.slice(0, i));
        const stopped = await compact({ source: "things", store: stoppedAt(store, n, after), now }).then(
          () => false,
          () => true,
        );
        goesOn = stopped;
        stops += Number(stopped);
        for (const [i, one] of readers.entries()) if (i % 2 === 0) await one.read();
        await compact({ source: "things", store, now });
        expect(await store.list("")).toHaveLength(4);
        for (const one of readers) await one.read();
        for (const one of readers) expect(one.lines().toSorted()).toEqual(all);
      }
    // Three files written, seven removed; each stopped before and after.
    expect(stops).toBe(20);
  });

  test("a file that comes late is taken in the next time, by those too who had read the large one", async () => {
    const store = storeAt(0);
    // A collector's ids go up: it wrote nothing of a later hour before it.
    for (const one of files.slice(0, -1)) await put(store, one);
    await compact({ source: "things", store, now });
    const readers = [readerAt(0), readerAt(0), readerAt(0)];
    await readers[0]?.read();
    const late = { at: "2026-01-31T09:59:00.000Z", collector: "a", lines: ["late"] };
    await put(store, late);
    await readers[1]?.read();
    expect(await compact({ source: "things", store, now })).toMatchObject({ merged: 2, made: 1 });
    for (const one of readers) await one.read();
    for (const one of readers) expect(one.lines().toSorted()).toEqual([...all.slice(0, -2), "late"]);
  });

  test("hours that ended longer ago than is kept go, and no others", async () => {
    const store = storeAt(0);
    for (const one of files) await put(store, one);
    await put(store, { at: "2026-01-31T08:30:00.000Z", collector: "a", lines: ["another source"] }, "others");
    expect(await compact({ source: "things", store, now, keep: 3 * 3_600_000 })).toMatchObject({ expired: 5, made: 1 });
    const names = (await store.list("")).map(({ name }) => name);
    expect(names).toEqual([
      nameOf({ at: "2026-01-31T08:30:00.000Z", collector: "a", lines: [] }, "others"),
      "things/date=2026-01-31/hour=09/20260131T093000000Z-since-20260131T090000000Z-a.ndjson.gz",
      nameOf({ at: "2026-01-31T11:55:00.000Z", collector: "a", lines: [] }),
    ]);
  });

  test("lines that are no objects, and a file that is broken: said, and all stay", async () => {
    const store = storeAt(0);
    for (const one of files) await put(store, one);
    await store.write(nameOf({ at: "2026-01-31T09:40:00.000Z", collector: "a", lines: [] }), Buffer.from("no gzip"));
    const before = (await store.list("things/date=2026-01-31/hour=09")).map(({ name }) => name);
    await expect(compact({ source: "things", store, now })).rejects.toThrow("incorrect header");
    expect((await store.list("things/date=2026-01-31/hour=09")).map(({ name }) => name)).toEqual(before);
  });
});

test("what is made one while it is being read is read in the one", async () => {
  const store = rawStoreAt("s3://b/0", environment());
  for (const one of files) await put(store, one);
  const one = reader("s3://b/0", environment());
  let done = false;
  bucket.beforeGet(async () => {
    if (done) return;
    done = true;
    await compact({ source: "things", store, now });
  });
  await one.read();
  expect(done).toBe(true);
  expect(one.lines().toSorted()).toEqual(all);
});

test("bytes stay as they were: what is no UTF-8, CR and U+2028 in a line", async () => {
  const store = rawStoreAt(join(root, "bytes"), {});
  const line = Buffer.concat([Buffer.from('{"topic":"\u2028\rü'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
  for (const at of ["2026-01-31T08:00:00.000Z", "2026-01-31T08:00:01.000Z"])
    await put(store, { at, collector: "a", lines: [], bytes: Buffer.concat([line, Buffer.from("\n")]) });
  await compact({ source: "things", store, now });
  const one = reader(join(root, "bytes"), {});
  await one.read();
  expect(one.bytes()).toEqual([Buffer.concat([line, Buffer.from("\n"), line, Buffer.from("\n")])]);
});
