import { inspect } from "node:util";
import { goesBy, SourceError, sourceFrom, type Definition, type Transport } from "@sluice/sources";
import { describe, expect, it } from "vitest";

const things: Definition = { name: "things", key: ["Id"] };
const where = (given: string, among?: readonly Transport[]) => sourceFrom(given, things, among).where;

describe("where a source comes from", () => {
  it.each([
    ["things.json", "things.json"],
    ["./http:things", "./http:things"],
    ["k=v[1].ndjson", "k=v[1].ndjson"],
    ["a b?.csv", "a b?.csv"],
    ["a:b.json", "a:b.json"],
    ["C:/data/things.csv", "C:/data/things.csv"],
    [String.raw`C:\data\things.csv`, String.raw`C:\data\things.csv`],
    ["file:data/100%.csv", "data/100%.csv"],
    ["file:///data/a%20b.csv", "/data/a b.csv"],
    ["FILE:///data/x.csv", "/data/x.csv"],
    ["http://me:s3cret@host/x?token=t", "http://host/x"],
    ["HTTPS://host/x#t", "HTTPS://host/x"],
    ["http:/me:s3cret@host/x", "http:/host/x"],
  ])("%s is told as %s", (given, told) => {
    expect(where(given)).toBe(told);
  });

  it.each([
    [
      "ftp://me:s3cret@host/x",
      /^things: expected a path, or an address that begins with file:, http:, https:.*; got ftp:…$/,
    ],
    [
      "htps:/me:s3cret@host/x",
      /^things: expected a path, or an address that begins with file:, http:, https:.*; got htps:…$/,
    ],
    ["file://host/x", /^file:\/\/host\/x: expected file:\/\/\/path/],
  ])("%s is refused", (given, message) => {
    expect(() => where(given)).toThrow(
      expect.objectContaining({ reason: "missing", message: expect.stringMatching(message) }),
    );
  });

  it("is first for the transport that the definition has", async () => {
    const asked: string[] = [];
    const transport: Transport = {
      schemes: ["http", "file"],
      open: ({ scheme, address }) => {
        asked.push(`${scheme} ${address}`);
        return Promise.resolve({ files: [] });
      },
    };
    const warehouse = { nameOf: () => ["raw", "_bookmarks"] } as never;
    for (const given of ["http://host/x", "data/x"])
      await sourceFrom(given, { ...things, transport }).open({ now: new Date(0) }, warehouse);
    expect(asked).toEqual(["http http://host/x", "file data/x"]);
    expect(where("https://host/x")).toBe("https://host/x");
  });
});

it.each([
  ["things", true],
  ["raw.things", true],
  ["staging.things", false],
  ["raw", false],
])("a source goes by its name and by its table's: %s", (name, expected) => {
  expect(goesBy(things, name)).toBe(expected);
});

it("a source whose table is another goes by both", () => {
  const other: Definition = { ...things, target: { schema: "landing", name: "stuff" } };
  expect(["things", "landing.stuff", "raw.things"].map((name) => goesBy(other, name))).toEqual([true, true, false]);
});

it("an error of a source has no address's secrets, nor have its causes", () => {
  const library = Object.assign(new AggregateError([new Error("at https://me:s3cret@host/a")], "x-api-key: s3cret"), {
    request: { url: "https://host/x?token=s3cret" },
  });
  const error = new SourceError("unavailable", "https://host/x?token=s3cret: no answer", library);
  expect(error.message).toBe("https://host/x: no answer");
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain("s3cret");
});
