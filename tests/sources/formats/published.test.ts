/** What is around a publisher's CSV. */
import { describe, expect, it } from "vitest";
import { published } from "../../../packages/sources/src/formats/csv/published.ts";
import { engines, place } from "../place.ts";

const wanted = { required: ["Id", "name"], format: published({ otherwise: "latin1" }) };
const records = "1,a\r\n2,b\r\n";
const both = [
  ["1", "a"],
  ["2", "b"],
];

describe.each(engines)("published CSV into %s", (engine) => {
  const here = place(engine);

  it.each([
    ["nothing around it", `Id,name\r\n${records}`],
    ["a preamble", `HDR,WIND FORECAST\r\nId,name\r\n${records}`],
    ["several lines of it, and blank ones", `\r\nReport;of\r\n\r\n"made; today"\r\nId,name\r\n${records}`],
    ["a trailer", `Id,name\r\n${records}FTR,2\r\n`],
    ["a trailer without an end", `Id,name\r\n${records}FTR,2`],
    ["a trailer with as many fields as the header", `HDR,,\r\nId,name\r\n${records}FTR,2,\r\n\r\n`],
    ["a trailer without a count", `HDR\r\nId,name\r\n${records}FTR`],
    ["semicolons", `HDR;X\r\nId;name\r\n${records.replaceAll(",", ";")}FTR;2\r\n`],
    ["tabs and quotes", `"Id"\t"name"\r\n${records.replaceAll(",", "\t")}`],
    ["a preamble with more of another delimiter", `HDR;;;;;;;;\r\nId,name\r\n${records}`],
    ["a byte-order mark", `\uFEFFHDR,X\nId,name\n${records}`],
  ])("%s", async (_, content) => {
    expect(await here.load(content, wanted)).toMatchObject({ rows: 2, rejected: 0 });
    expect(await here.rows(`"Id", name`)).toEqual(both);
  });

  it("UTF-16", async () => {
    const content = Buffer.from(`\uFEFFHDR,X\r\nId,name\r\n1,é\r\nFTR,1\r\n`, "utf16le");
    expect(await here.load(content, wanted)).toMatchObject({ rows: 1, rejected: 0 });
    expect(await here.rows("name")).toEqual([["é"]]);
  });

  it.each(["utf8", "latin1"] as const)("letters in %s", async (encoding) => {
    await here.load(Buffer.from("Id,name\n1,Île-de-France\n2,Provence-Alpes-Côte d'Azur\n", encoding), wanted);
    expect(await here.rows(`"Id", name`)).toEqual([
      ["1", "Île-de-France"],
      ["2", "Provence-Alpes-Côte d'Azur"],
    ]);
  });

  it("lines are counted in the file", async () => {
    expect(await here.load(`HDR,X\nId,name\n1,a\n2\n,c\nFTR,3\n`, wanted)).toMatchObject({ rows: 1, rejected: 2 });
    expect(await here.rows("line, content", "things_rejects")).toEqual([
      [4n, "2"],
      [5n, ",c"],
    ]);
  });

  it("a trailer that counts more than came is heard", async () => {
    expect(await here.load(`HDR,X\nId,name\n${records}FTR,1415\n`, wanted)).toMatchObject({ rows: 2, rejected: 1 });
    expect(await here.rows("line, reason, content", "things_rejects")).toEqual([
      [5n, "the trailer counts 1415 records, 2 came", "FTR,1415"],
    ]);
  });

  it("takes many lines", async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `${i},x\n`).join("");
    expect(await here.load(`HDR\nId,name\n${many}FTR,200000\n`, wanted)).toMatchObject({ rows: 200_000, rejected: 0 });
  });

  it("without its names is refused", async () => {
    await expect(here.load("HDR,X\nWIND,1\nFTR,1\n", wanted)).rejects.toThrow(
      /expected things with Id, name, got records with HDR, X/,
    );
  });

  it("cut off in a record is refused", async () => {
    await expect(here.load("HDR,X\nId,name\n1,a\n2", wanted)).rejects.toMatchObject({ reason: "truncated" });
  });
});
