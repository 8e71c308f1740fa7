import { json } from "@sluice/sources";
import { describe, expect, it } from "vitest";
import { engines, place } from "../place.ts";

const records = [
  { Id: "1", a: "x", b: "y" },
  { Id: "2", b: "z" },
];
const lines = records.map((record) => JSON.stringify(record));
const both = [
  ["1", "x", "y"],
  ["2", null, "z"],
];

describe.each(engines)("JSON into %s", (engine) => {
  const here = place(engine);

  it.each([
    ["NDJSON", `${lines.join("\n")}\n`],
    ["NDJSON without a last line's end", lines.join("\n")],
    ["NDJSON with CRLF and blank lines", `\r\n${lines.join("\r\n\r\n")}\r\n  \r\n`],
    ["NDJSON with a byte-order mark", `\uFEFF${lines.join("\n")}\n`],
    ["an array", JSON.stringify(records)],
    ["an array over many lines", JSON.stringify(records, null, 2)],
    ["an array with a byte-order mark", `\uFEFF${JSON.stringify(records)}`],
    ["an array after blanks", `\n\n  ${JSON.stringify(records)}\n\n`],
  ])("reads %s", async (_, content) => {
    const report = await here.load(content);
    expect(report).toMatchObject({ rows: 2, inserted: 2, updated: 0, rejected: 0 });
    expect(await here.rows(`"Id", a, b`)).toEqual(both);
  });

  it("says where it came from, and when", async () => {
    await here.load(lines.join("\n"), {}, "from.json");
    expect(await here.rows(`"_source", cast("_loaded_at" as text)`)).toContainEqual([
      here.path("from.json"),
      expect.stringMatching(/^1970-01-01 00:00:00/),
    ]);
  });

  it.each([
    ["an integer", "7", "7"],
    ["a negative one", "-7", "-7"],
    ["a huge integer", "123456789012345678901234567890", "123456789012345678901234567890"],
    ["one beyond a double's", "9007199254740993", "9007199254740993"],
    ["a fraction", "48.85", "48.85"],
    ["its zeros", "1.10", "1.10"],
    ["an exponent", "1.05E+73", "1.05E+73"],
    ["true", "true", "true"],
    ["false", "false", "false"],
    ["null", "null", null],
    ["an empty text", '""', ""],
    ["a text", '"x"', "x"],
    ["a text that looks like a number", '"007"', "007"],
    ["an array", "[1, 2,3]", "[1, 2,3]"],
    ["an object", '{"a": 1.0, "b": [{"c": "}"}]}', '{"a": 1.0, "b": [{"c": "}"}]}'],
    ["empty ones", "[{}, []]", "[{}, []]"],
    ["escapes", String.raw`"\"\\\/\b\f\n\r\t"`, '"\\/\b\f\n\r\t'],
    ["unicode escapes", String.raw`"\u00e9\uD83D\uDE00"`, "é😀"],
    ["a zero character", String.raw`"a\u0000b"`, "a\0b"],
    ["brackets in a text", '"}]{["', "}]{["],
  ])("keeps %s as it is", async (_, json, expected) => {
    const record = `{"Id": "1", "v": ${json}}`;
    await here.load(`${record}\n`, {}, "lines.json");
    expect(await here.rows("v")).toEqual([[expected]]);
    await here.load(`[{"Id": "2", "v": "other"},${record}]`, {}, "array.json");
    expect(await here.rows(`"Id", v`)).toEqual([
      ["1", expected],
      ["2", "other"],
    ]);
  });

  it("takes a record of 20 MB", async () => {
    await here.load(`{"Id":"1","v":"${"x".repeat(20_000_000)}"}\n{"Id":"2","v":"y"}\n`);
    expect(await here.rows(`"Id", length(v)`)).toEqual([
      ["1", 20_000_000n],
      ["2", 1n],
    ]);
  });

  it("keeps deep nesting", async () => {
    const deep = "[".repeat(5000) + "]".repeat(5000);
    await here.load(`{"Id": "1", "v": ${deep}}\n`);
    expect(await here.rows("v")).toEqual([[deep]]);
  });

  it("puts names that differ in case only into one column", async () => {
    await here.load('{"Id": "1", "v": "a"}\n{"id": "2", "V": "b"}\n');
    expect(await here.columns()).toEqual(["Id", "v"]);
    expect(await here.rows(`"Id", v`)).toEqual([
      ["1", "a"],
      ["2", "b"],
    ]);
  });

  it("has names for nameless columns, and for those of our own", async () => {
    await here.load('{"Id": "1", "": "a", "_source": "b", "1P": "c", "a b": "d"}\n');
    expect(new Set(await here.columns())).toEqual(new Set(["Id", "column_2", "_source_", "1P", "a b"]));
  });

  it("takes the last of two records with one key", async () => {
    const report = await here.load('{"Id":"1","v":"a"}\n{"Id":"2","v":"x"}\n{"Id":"1","v":"b"}\n');
    expect(report).toMatchObject({ rows: 3, inserted: 2 });
    expect(await here.rows(`"Id", v`)).toEqual([
      ["1", "b"],
      ["2", "x"],
    ]);
  });

  it("finds a column that first comes late", async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => JSON.stringify({ Id: String(i), pad: "x".repeat(60) }));
    await here.load([...many, '{"Id":"late","v":"new"}'].join("\n"));
    expect(await here.rows(`count(*), count(v)`)).toEqual([[30_001n, 1n]]);
  });

  it("takes an empty array", async () => {
    expect(await here.load("[]", { columns: ["Id", "a"] })).toMatchObject({ rows: 0, inserted: 0, rejected: 0 });
    expect(await here.columns()).toEqual(["Id", "a"]);
  });

  describe("documents", () => {
    const answer = {
      help: "…",
      result: {
        fields: [{ id: "a" }],
        records: [
          { Id: 1, v: 1.5 },
          { Id: 2, v: null },
        ],
      },
    };

    it.each([
      ["on one line", JSON.stringify(answer)],
      ["over many lines", JSON.stringify(answer, null, 4)],
    ])("have their records where it is said, %s", async (_, content) => {
      expect(await here.load(content, { format: json({ records: "result.records" }) })).toMatchObject({ rows: 2 });
      expect(await here.rows(`"Id", v`)).toEqual([
        ["1", "1.5"],
        ["2", null],
      ]);
    });

    it("can be an object whose members are the records", async () => {
      await here.load('{\n "Sensor 1": {"unit": "C", "range": [0, 45]},\n "Sensor 2": {}\n}', {
        format: json({ entries: "Id" }),
      });
      expect(await here.rows(`"Id", unit, "range"`)).toEqual([
        ["Sensor 1", "C", "[0, 45]"],
        ["Sensor 2", null, null],
      ]);
    });

    it("over several lines without anything said are one record", async () => {
      await here.load('{\n  "Id": "1",\n  "v": {\n "a": 1 }\n}\n');
      expect(await here.rows(`"Id", v`)).toEqual([["1", '{\n "a": 1 }']]);
    });

    it("without the records say what they have", async () => {
      await expect(here.load('{"error": "no"}', { format: json({ records: "result.records" }) })).rejects.toMatchObject(
        {
          reason: "unexpected",
          message: expect.stringMatching(
            /things\.json: expected records at result\.records, got an object with error: it says "no"$/,
          ),
        },
      );
    });
  });
});
