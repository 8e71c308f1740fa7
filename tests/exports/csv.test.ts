import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { csv, type Mart } from "@sluice/exports";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sluice-csv-"))));

const mart = (rows: Mart["rows"]): Mart => ({
  name: "m",
  columns: [
    { name: "name", type: { kind: "STRING" } },
    { name: "n", type: { kind: "INT64" } },
  ],
  rows,
  keys: { primaryKey: [], references: [], indexes: [], notNull: [] },
});

it("quotes as RFC 4180 says, and tells NULL from the empty string", async () => {
  const path = join(folder, "a/b.csv");
  await csv({ path }).write(
    mart([
      ["plain", 1],
      ['say "hi", you', 2],
      ["two\nlines", null],
      ["", 3],
      [null, 4],
    ]),
  );
  expect(readFileSync(path, "utf8")).toBe('name,n\nplain,1\n"say ""hi"", you",2\n"two\nlines",\n"",3\n,4\n');
});

it("leaves no half-written file, and the old one where the new can't be made", async () => {
  const path = join(folder, "b.csv");
  writeFileSync(path, "old");
  const failing: Mart["rows"] = [
    [
      "a",
      {
        toJSON: () => {
          throw new Error("broken");
        },
      },
    ],
  ];
  await expect(csv({ path }).write(mart(failing))).rejects.toThrow("b.csv: can't be written: broken");
  expect(readdirSync(folder)).toEqual(["b.csv"]);
  expect(readFileSync(path, "utf8")).toBe("old");
});
