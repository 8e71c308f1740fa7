/** The fast way must be taken where it gives the same, and only there. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inPlace } from "../../../packages/engines/src/duckdb/driver/scan.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-scan-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function columnsOf(
  content: string,
  format: "ndjson" | "array" = "ndjson",
): Promise<readonly string[] | undefined> {
  const path = join(folder, "file");
  writeFileSync(path, content);
  const found = await inPlace({
    columns: [],
    scan: { path: async () => path, format, head: ["Id", "a"], required: ["Id"] },
    async *batches() {},
  });
  return found?.columns.map(({ name }) => name);
}

it.each([
  ["texts", '{"Id":"1","a":"x"}\n{"Id":"2","b":"y"}\n', ["Id", "a", "b"]],
  ["integers, truth and nothing", '{"Id":1,"a":true}\n{"Id":-2,"a":null}\n', ["Id", "a"]],
  ["what looks like minus zero", '{"Id":-10,"a":"-0,"}\n', ["Id", "a"]],
  ["what looks like a comma before the end", '{"Id":"1","a":",}"}\n', ["Id", "a"]],
])("reads %s in place", async (_, content, columns) => {
  expect(await columnsOf(content)).toEqual(columns);
  expect(await columnsOf(`[${content.trim().replaceAll("\n", ",\n")}]`, "array")).toEqual(columns);
});

it.each([
  ["a fraction", '{"Id":"1","a":1.10}\n'],
  ["a number too large", '{"Id":"1","a":123456789012345678901234567890}\n'],
  ["a list", '{"Id":"1","a":[1, 2]}\n'],
  ["an object", '{"Id":"1","a":{}}\n'],
  ["a key twice", '{"Id":"1","a":"x","a":"y"}\n'],
  ["minus zero", '{"Id":"1","a":-0}\n'],
  ["half a pair of surrogates", '{"Id":"1","a":"\\ud83d"}\n'],
  ["keys that differ in case in one record", '{"Id":"1","a":"x","A":"y"}\n'],
  ["keys that differ in case", '{"Id":"1","a":"x"}\n{"Id":"1","A":"y"}\n'],
  ["a record without its key", '{"Id":"1"}\n{"a":"x"}\n'],
  ["a key of null", '{"Id":null}\n'],
  ["no object", '{"Id":"1"}\n7\n'],
  ["no JSON", '{"Id":"1"}\noops\n'],
  ["a comma before the end", '{"Id":"1",}\n'],
  ["a comma and blanks before it", '{"Id":"1" , }\n'],
  ["NaN", '{"Id":"1","a":NaN}\n'],
  ["a nameless column", '{"Id":"1","":"x"}\n'],
  ["a column named as ours", '{"Id":"1","_source":"x"}\n'],
])("leaves %s to our own parsers", async (_, content) => {
  expect(await columnsOf(content)).toBeUndefined();
});
