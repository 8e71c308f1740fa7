import { describe, expect, it } from "vitest";
import { engines, place } from "../place.ts";

describe.each(engines)("CSV into %s", (engine) => {
  const here = place(engine);

  it.each([
    ["commas", "Id,a,b\n1,x,y\n2,,z\n"],
    ["semicolons", "Id;a;b\n1;x;y\n2;;z\n"],
    ["tabs", "Id\ta\tb\n1\tx\ty\n2\t\tz\n"],
    ["CRLF", "Id,a,b\r\n1,x,y\r\n2,,z\r\n"],
    ["no last line's end", "Id,a,b\n1,x,y\n2,,z"],
    ["a byte-order mark", "\uFEFFId,a,b\n1,x,y\n2,,z\n"],
    ["blank lines", "\nId,a,b\n\n1,x,y\n\n2,,z\n\n"],
    ["quotes", '"Id","a","b"\n"1","x","y"\n"2",,"z"\n'],
    ["other case", "id,A,b\n1,x,y\n2,,z\n"],
  ])("reads it with %s", async (_, content) => {
    expect(await here.load(content)).toMatchObject({ rows: 2, inserted: 2, rejected: 0 });
    expect(await here.rows(`"Id", a, b`)).toEqual([
      ["1", "x", "y"],
      ["2", null, "z"],
    ]);
  });

  it.each([
    ["a quote", '"say ""yes"""', 'say "yes"'],
    ["the delimiter", '"a,b"', "a,b"],
    ["a line's end", '"a\nb"', "a\nb"],
    ["lines' ends and quotes", '"a\r\n""\n\n,b"', 'a\r\n"\n\n,b'],
    ["nothing, in quotes", '""', ""],
    ["nothing", "", null],
    ["blanks", " a ", " a "],
    ["a quote in the middle", 'a"b', 'a"b'],
    ["numbers", "1.10", "1.10"],
    ["what looks like null", "NULL", "NULL"],
  ])("keeps a value with %s", async (_, field, expected) => {
    await here.load(`Id,v,w\n1,${field},end\n2,x,y\n`);
    expect(await here.rows(`"Id", v, w`)).toEqual([
      ["1", expected, "end"],
      ["2", "x", "y"],
    ]);
  });

  it("names the nameless column at the end of each line", async () => {
    await here.load("Id,a,b,\n1,x,y,\n2,x,y,4\n");
    expect(await here.columns()).toEqual(["Id", "a", "b", "column_4"]);
    expect(await here.rows(`"Id", a, b, column_4`)).toEqual([
      ["1", "x", "y", null],
      ["2", "x", "y", "4"],
    ]);
  });

  it.each([
    ["a name twice", "Id,a,b,a\n1,x,y,z\n", /got a \(column 2\) and a \(column 4\)/],
    ["names that differ in case", "Id,a,A\n1,x,y\n", /got a \(column 2\) and A \(column 3\)/],
    ["names that differ in blanks", "Id,a, a\n1,x,y\n", /got a \(column 2\) and {2}a \(column 3\)/],
    ["the key twice", "Id,a,id\n1,x,2\n", /got Id \(column 1\) and id \(column 3\)/],
    [
      "the name that a nameless one gets",
      "Id,column_3,\n1,x,y\n",
      /got column_3 \(column 2\) and \(no name\) \(column 3\)/,
    ],
    ["the name that bookkeeping's gets", "Id,_source,_source_\n1,x,y\n", /got _source \(column 2\) and _source_/],
  ])("refuses a header with %s", async (_, content, message) => {
    await expect(here.load(content)).rejects.toMatchObject({
      reason: "format",
      message: expect.stringMatching(message),
    });
    expect(await here.warehouse.relations()).toEqual([]);
  });

  it("rejects lines that are too short, too long, or go on after a quote", async () => {
    const content = 'Id,a,b\n1,x,y\n2,x\n3,x,y,z\n"4","x"y,z\n,x,y\n6,"a\nb",y\n7,x\n8,x,y\n';
    expect(await here.load(content)).toMatchObject({ rows: 3, rejected: 5 });
    expect(await here.rows("line, reason, content", "things_rejects")).toEqual([
      [3n, "expected 3 fields, got 2", "2,x"],
      [4n, "expected 3 fields, got 4", "3,x,y,z"],
      [5n, "text after a closing quote", '"4","x"y,z'],
      [6n, "no Id", ",x,y"],
      [9n, "expected 3 fields, got 2", "7,x"],
    ]);
  });

  it.each([
    ["in a line", "Id,a,b\n1,x,y\n2,x", /line 3 has 2 of 3 fields/],
    ["in a quote", 'Id,a,b\n1,x,y\n2,"x,\n3,x,y\n', /the quote opened in line 3 is not closed/],
  ])("says where it is cut off, %s", async (_, content, message) => {
    await expect(here.load(content)).rejects.toMatchObject({
      reason: "truncated",
      message: expect.stringMatching(message),
    });
    expect(await here.warehouse.relations()).toEqual([]);
  });

  it("has a table of no rows for a header alone", async () => {
    expect(await here.load("Id,a\n")).toMatchObject({ rows: 0 });
    expect(await here.columns()).toEqual(["Id", "a"]);
  });

  it("says that the key is not there", async () => {
    await expect(here.load("a,b\n1,2\n")).rejects.toMatchObject({
      reason: "unexpected",
      message: expect.stringMatching(/expected things with Id, got records with a, b$/),
    });
  });

  it("without a key is replaced by the next, and by the same is not", async () => {
    const keyless = { key: [] };
    await here.load("a,b\n1,2\n1,2\n", keyless);
    expect(await here.load("a,b\n1,2\n1,2\n", keyless)).toMatchObject({ rows: 2, inserted: 0, deleted: 0 });
    expect(await here.load("a,b\n1,2\n1,3\n", keyless)).toMatchObject({ rows: 2, inserted: 2, deleted: 2 });
    expect(await here.rows("a, b")).toEqual([
      ["1", "2"],
      ["1", "3"],
    ]);
  });

  it("is the same read in pieces: many lines, long fields", async () => {
    const long = `"${"é,\n".repeat(300_000)}"`;
    const lines = Array.from({ length: 50_000 }, (_, i) => `${i},"a\n${i}",é`);
    await here.load(["Id,a,b", ...lines, `x,${long},y`].join("\n"));
    expect(await here.rows("count(*), count(distinct a), max(length(a)), min(b)")).toEqual([
      [50_001n, 50_001n, 900_000n, "y"],
    ]);
  });
});
