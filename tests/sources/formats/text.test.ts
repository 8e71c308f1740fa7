/** Encodings and line ends of what is text. Every record is loaded or rejected. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { engines, place } from "../place.ts";

const words = ["é", "œ €", "東京", "😀", "a\uFFFDb"];
const csv = `Id;v\r\n${words.map((word, i) => `${i};"${word}\r\n"\r\n`).join("")}`;
const ndjson = words.map((word, i) => `${JSON.stringify({ Id: String(i), v: `${word}\r\n` })}\n`).join("");
const array = `[${ndjson.trim().replaceAll("\n", ",\n")}]`;
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const bigEndian = (text: string): Buffer => utf16(text).swap16();
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

describe.each(engines)("text into %s", (engine) => {
  const here = place(engine);

  describe.each([
    ["CSV", csv],
    ["NDJSON", ndjson],
    ["an array", array],
  ])("%s", (_, text) => {
    it.each([
      ["UTF-8", Buffer.from(text), {}],
      ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`), {}],
      ["UTF-8 with a mark, where the source says otherwise", Buffer.from(`\uFEFF${text}`), { encoding: "latin1" }],
      ["UTF-16", utf16(`\uFEFF${text}`), {}],
      ["UTF-16, big-endian", bigEndian(`\uFEFF${text}`), {}],
      ["UTF-16, packed", gzipSync(utf16(`\uFEFF${text}`)), {}],
      ["UTF-16 without a mark", utf16(text), { encoding: "utf-16le" }],
      ["UTF-16, big-endian, without a mark", bigEndian(text), { encoding: "utf-16be" }],
    ])("in %s is the same", async (__, content, more) => {
      expect(await here.load(content, more)).toMatchObject({ rows: words.length, rejected: 0 });
      expect(await here.rows(`"Id", v`)).toEqual(words.map((word, i) => [String(i), `${word}\r\n`]));
    });
  });

  it.each([
    ["latin1", "Id;Température\n1;é°\n2;\xa0\n", "Température", ["é°", "\xa0"]],
    ["windows-1252", "Id;Température\n1;\x80\n2;\x9c\n", "Température", ["€", "œ"]],
    ["iso-8859-15", "Id;Température\n1;\xa4\n2;\xbd\n", "Température", ["€", "œ"]],
  ])("CSV in %s is read where the source says so", async (encoding, text, name, expected) => {
    await here.load(latin1(text), { encoding });
    expect(await here.columns()).toEqual(["Id", name]);
    expect(await here.rows(`"Id", "${name}"`)).toEqual(expected.map((value, i) => [String(i + 1), value]));
  });

  it("JSON in latin1 is read where the source says so", async () => {
    await here.load(latin1('{"Id":"1","v":"é"}\n'), { encoding: "latin1" });
    expect(await here.rows(`"Id", v`)).toEqual([["1", "é"]]);
  });

  it("of an encoding that is none", async () => {
    await expect(here.load(csv, { encoding: "utf-9" })).rejects.toMatchObject({
      reason: "format",
      message: expect.stringMatching(/things\.json: expected encoding .*, got utf-9/),
    });
  });

  it("a header that is no UTF-8 is refused, and not lost", async () => {
    await expect(here.load(latin1("Id;é\n1;a\n2;b\n"))).rejects.toMatchObject({
      reason: "format",
      message: expect.stringMatching(/the header, line 1, is not UTF-8: .*encoding: latin1/),
    });
    expect(await here.warehouse.relations()).toEqual([]);
  });

  it.each([
    ["without quotes", "Id,v\n1,\xe9\n2,b\n", ["2"], [2n]],
    ["in a quoted field", 'Id,v\n1,"a\xe9"\n2,b\n', ["2"], [2n]],
    ["in a quoted field's first line", 'Id,v\n1,"a\xe9\nb"\n2,b\n', ["2"], [2n]],
    ["in its second line", 'Id,v\n1,"a\n9,\xe9"\n2,b\n', ["2"], [2n]],
    ["in its last line, after the quote", 'Id,v,w\n1,"a\n9",\xe9\n2,b,c\n', ["2"], [2n]],
    ["in two records", 'Id,v\n1,"\xe9\n\n\xe9"\n2,b\n3,\xff\n4,""\n', ["2", "4"], [2n, 6n]],
  ])("a record that is no UTF-8 is rejected whole: %s", async (_, text, ids, lines) => {
    expect(await here.load(latin1(text))).toMatchObject({ rows: ids.length, rejected: lines.length });
    expect(await here.rows(`"Id"`)).toEqual(ids.map((id) => [id]));
    expect(await here.rows("line, reason", "things_rejects")).toEqual(lines.map((line) => [line, "not UTF-8"]));
  });

  it("a half of a UTF-16 pair rejects its record", async () => {
    expect(await here.load(utf16('\uFEFFId,v\n1,\uD83D\n2,b\n3,"\uDE00\n"\n'))).toMatchObject({ rows: 1, rejected: 2 });
    expect(await here.rows(`"Id"`)).toEqual([["2"]]);
  });

  it("UTF-16 cut off in a character is refused", async () => {
    await expect(here.load(utf16("\uFEFFId,v\n1,b").subarray(0, -1))).rejects.toMatchObject({ reason: "truncated" });
  });

  describe.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR alone", "\r"],
  ])("lines that end with %s", (_, end) => {
    it.each([
      ["CSV", ["Id,v", "1,a", "2,b"]],
      ["CSV of one column", ["Id", "1", "2"]],
      ["NDJSON", ['{"Id":"1"}', '{"Id":"2"}']],
    ])("of %s", async (__, lines) => {
      for (const last of [end, ""]) {
        expect(await here.load(lines.join(end) + last)).toMatchObject({ rows: 2, rejected: 0 });
        expect(await here.rows(`"Id"`)).toEqual([["1"], ["2"]]);
      }
    });

    it("of CSV with lines in quotes", async () => {
      const text = ["Id,v,w", `1,"a${end}${end}b",x`, `2,"c""${end}",y`, "3,,"].join(end) + end;
      expect(await here.load(text)).toMatchObject({ rows: 3, rejected: 0 });
      expect(await here.rows(`"Id", v, w`)).toEqual([
        ["1", `a${end}${end}b`, "x"],
        ["2", `c"${end}`, "y"],
        ["3", null, null],
      ]);
    });

    it("of CSV, where some are rejected", async () => {
      const text = ["Id,v", "1,a", "2", "", "3,b,c", "4,d"].join(end) + end;
      expect(await here.load(text)).toMatchObject({ rows: 2, rejected: 2 });
      expect(await here.rows("line, content", "things_rejects")).toEqual([
        [3n, expect.stringMatching(/^2\r?$/)],
        [5n, expect.stringMatching(/^3,b,c\r?$/)],
      ]);
    });
  });

  it("line ends of all kinds in one file", async () => {
    expect(await here.load('Id,v\r1,a\n2,"\r\n\r"\r\n3,c\r\r4,d\n')).toMatchObject({ rows: 4, rejected: 0 });
    expect(await here.rows(`"Id", v`)).toEqual([
      ["1", "a"],
      ["2", "\r\n\r"],
      ["3", "c"],
      ["4", "d"],
    ]);
  });

  it.each([
    ["in the middle", "Id,v\n1,a\n  \n2,b\n", 2, 1],
    ["of tabs", "Id,v\n1,a\n\t\n2,b\n", 2, 1],
    ["at the end", "Id,v\n1,a\n2,b\n  ", 2, 1],
    ["before the header", "  \nId,v\n1,a\n2,b\n", 2, 0],
    ["of one column, where it is a value", "Id\n1\n  \n2\n", 3, 0],
    ["with nothing in it, which is none", "Id,v\n1,a\n\n2,b\n\n", 2, 0],
  ])("a line of blanks %s is loaded or rejected", async (_, text, rows, rejected) => {
    expect(await here.load(text)).toMatchObject({ rows, rejected });
  });
});
