import { mkdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { loadSource, loadSources, sourceFrom } from "@sluice/sources";
import { describe, expect, it } from "vitest";
import { definition, engines, place } from "../place.ts";

const good = '{"Id":"1","v":"a"}\n{"Id":"2","v":"b"}\n{"Id":"3","v":"c"}\n';
const array = '[{"Id":"1","v":"a"},{"Id":"2","v":[1,{"x":"]"}]},{"Id":"3","v":"\\"}"}]';

const says = (text: RegExp) => ({ message: expect.stringMatching(text) });

describe.each(engines)("bad input into %s", (engine) => {
  const here = place(engine);

  describe("rejects", () => {
    it.each([
      ["a line that is no JSON", '{"Id":"2","v":', /JSON/],
      ["another", "oops", /JSON/],
      ["a line that is no object", "[1]", /^expected an object, got an array$/],
      ["a number", "17", /^expected an object, got a number$/],
      ["a record without its key", '{"v":"b"}', /^no Id$/],
      ["a record whose key is null", '{"Id":null,"v":"b"}', /^no Id$/],
      ["a comma too many", '{"Id":"2","v":"b",}', /JSON/],
      ["two objects in a line", '{"Id":"2"} {"Id":"4"}', /JSON/],
      ["NaN", '{"Id":"2","v":NaN}', /JSON/],
    ])("%s", async (_, line, reason) => {
      const report = await here.load(`{"Id":"1","v":"a"}\n\n${line}\n{"Id":"3","v":"c"}\n`);
      expect(report).toMatchObject({ rows: 2, inserted: 2, rejected: 1 });
      expect(await here.rows(`"Id", v`)).toEqual([
        ["1", "a"],
        ["3", "c"],
      ]);
      expect(await here.rows(`line, reason, content, "_source"`, "things_rejects")).toEqual([
        [3n, expect.stringMatching(reason), line, here.path("things.json")],
      ]);
    });

    it("a line that is no UTF-8", async () => {
      const content = Buffer.concat([
        Buffer.from('{"Id":"1"}\n{"Id":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}\n{"Id":"3"}\n'),
      ]);
      expect(await here.load(content)).toMatchObject({ rows: 2, rejected: 1 });
      expect(await here.rows("line, reason", "things_rejects")).toEqual([[2n, "not UTF-8"]]);
    });

    it("records of an array that are none", async () => {
      expect(await here.load('[{"Id":"1"}, 7, null, {"v":"x"}]')).toMatchObject({ rows: 1, rejected: 3 });
      expect(await here.rows("line, reason, content", "things_rejects")).toEqual([
        [2n, "expected an object, got a number", "7"],
        [3n, "expected an object, got null", "null"],
        [4n, "no Id", '{"v":"x"}'],
      ]);
    });

    it("once, when the same comes again", async () => {
      await here.load(`${good}oops\n`);
      expect(await here.load(`${good}oops\n`)).toMatchObject({ rejected: 1 });
      expect(await here.rows("line", "things_rejects")).toEqual([[4n]]);
    });

    it("of earlier deliveries stay", async () => {
      await here.load(`${good}oops\n`);
      await here.load(`${good}\nnope\n`);
      expect(await here.rows("line, content", "things_rejects")).toEqual([
        [4n, "oops"],
        [5n, "nope"],
      ]);
    });
  });

  describe("nothing is loaded from", () => {
    const before = async () => {
      await here.load(good, {}, "before.json");
      return here.rows("*");
    };
    const refused = async (content: string | Uint8Array, error: object, more = {}, name?: string) => {
      const rows = await before();
      await expect(here.load(content, more, name)).rejects.toMatchObject({ name: "SourceError", ...error });
      expect(await here.rows("*")).toEqual(rows);
      expect(await here.rows("*", "things_rejects")).toEqual([]);
    };

    it("a file that is not there", async () => {
      const source = sourceFrom(here.path("nowhere.json"), definition());
      await expect(loadSource(source, here.warehouse, { now: new Date(0) })).rejects.toMatchObject({
        reason: "missing",
        message: `${here.path("nowhere.json")}: there is no such file`,
      });
      expect(await here.warehouse.relations()).toEqual([]);
    });

    it("a directory", async () => {
      mkdirSync(here.path("folder"));
      const source = sourceFrom(here.path("folder"), definition());
      await expect(loadSource(source, here.warehouse, { now: new Date(0) })).rejects.toMatchObject({
        reason: "directory",
      });
    });

    it("a device", async () => {
      const source = sourceFrom("/dev/null", definition());
      await expect(loadSource(source, here.warehouse, { now: new Date(0) })).rejects.toMatchObject({
        reason: "unreadable",
        message: expect.stringMatching(/^\/dev\/null: is a pipe or a device/),
      });
    });

    it.each([
      ["an empty file", ""],
      ["blanks", " \n\n "],
      ["a byte-order mark alone", "\uFEFF"],
      ["an empty gzip", gzipSync("")],
    ])("%s", (_, content) => refused(content, { reason: "empty", ...says(/things\.json: is empty/) }));

    it.each([
      ["plain words", "hello, this is no data\nat all\n"],
      ["a line", "hello"],
      ["HTML", "<!doctype html><html></html>"],
      ["binary data", Uint8Array.from([1, 2, 0, 3, 4, 200])],
      ["UTF-16 without a mark", Buffer.from(good, "utf16le")],
      ["only bad lines", "{oops\n{nope\n"],
      ["an array of what is no JSON", '[{"Id":"1"},{"Id":tru}]'],
      ["an array without commas", '[{"Id":"1"}{"Id":"2"}]'],
      ["an array with one comma too many", '[{"Id":"1"},]'],
      ["something after the array", '[{"Id":"1"}]\n{"Id":"2"}'],
      ["something after it that closes", '[{"Id":"1"}]]'],
      ["Parquet's name without Parquet", "PAR1 and no more"],
    ])("%s", (_, content) => refused(content, says(/things\.json: /)));

    it("a damaged gzip", async () => {
      const packed = gzipSync(good.repeat(1000));
      packed[packed.length >> 1]! ^= 0x55;
      await refused(packed, says(/things\.json: damaged gzip data|things\.json: cut off/));
    });

    it("an array cut off at any byte", async () => {
      const rows = await before();
      for (let size = 1; size < array.length; size++) {
        await expect(here.load(array.slice(0, size))).rejects.toMatchObject({
          reason: "truncated",
          message: expect.stringMatching(new RegExp(`things\\.json: cut off at byte ${size}\\b`)),
        });
      }
      expect(await here.rows("*")).toEqual(rows);
    });

    it("NDJSON cut off within a record", async () => {
      const rows = await before();
      const text = '{"Id":"1","v":"a"}\n{"Id":"2","v":[1,{"x":"]"}]}\n{"Id":"9","v":"\\"}"}';
      const start = text.lastIndexOf("\n") + 1;
      for (let size = start + 1; size < text.length; size++) {
        await expect(here.load(text.slice(0, size))).rejects.toMatchObject({
          reason: "truncated",
          message: expect.stringMatching(
            new RegExp(`things\\.json: cut off in line 3, which begins at byte ${start}:`),
          ),
        });
      }
      expect(await here.rows("*")).toEqual(rows);
    });

    it.each([
      ["an array", array],
      ["NDJSON", good],
    ])("%s in a gzip cut off at any byte", async (_, text) => {
      const rows = await before();
      const packed = gzipSync(text);
      for (let size = 3; size < packed.length; size++) {
        await expect(here.load(packed.subarray(0, size))).rejects.toMatchObject({
          reason: expect.stringMatching(/truncated|empty/),
        });
      }
      expect(await here.rows("*")).toEqual(rows);
    });

    it("one file if the other is broken", async () => {
      const source = (name: string, content: string) =>
        sourceFrom(here.write(content, `${name}.json`), definition({ name }));
      const both = [source("posts", good), source("votes", array.slice(0, -3))];
      await expect(loadSources(both, here.warehouse, { now: new Date(0) })).rejects.toMatchObject({
        reason: "truncated",
      });
      expect(await here.warehouse.relations()).toEqual([]);
    });
  });

  describe("what is not this source's", () => {
    const posts = definition({ name: "posts", required: ["Id", "PostTypeId"] });
    const votes = definition({ name: "votes", required: ["Id", "PostId", "VoteTypeId"] });
    const post = '{"Id":"1","PostTypeId":"1"}\n';
    const vote = '{"Id":"1","PostId":"1","VoteTypeId":"2"}\n';

    it.each([
      ["NDJSON", post, vote],
      ["arrays", `[${post}]`, `[${vote}]`],
      ["CSV", "Id,PostTypeId\n1,1\n", "Id,PostId,VoteTypeId\n1,1,2\n"],
    ])("looks swapped, as %s", async (_, ofPosts, ofVotes) => {
      const sources = [sourceFrom(here.write(ofVotes, "a"), posts), sourceFrom(here.write(ofPosts, "b"), votes)];
      await expect(loadSources(sources, here.warehouse, { now: new Date(0) })).rejects.toMatchObject({
        reason: "swapped",
        message: expect.stringMatching(/a \(given for posts\).* and .*b look swapped/),
      });
      expect(await here.warehouse.relations()).toEqual([]);
    });

    it("is said with what came", async () => {
      await expect(here.load(vote, { ...posts })).rejects.toMatchObject({
        reason: "unexpected",
        message: expect.stringMatching(
          /things\.json: expected posts with PostTypeId, got records with Id, PostId, VoteTypeId$/,
        ),
      });
    });
  });
});
