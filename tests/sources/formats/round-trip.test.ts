import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesIn, readAll } from "./reading.ts";
import { engines, place } from "../place.ts";

const text = fc.string({ unit: "binary" }).filter((value) => !value.includes("\0"));
const value = fc.option(fc.oneof(text, fc.constantFrom("", " ", '"', "\\", "\r\n", "NULL", "1.10", "}]", ",", ";")), {
  nil: undefined,
});
const record = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
const records = fc.array(record, { minLength: 1, maxLength: 30 });

const numbered = (given: readonly object[]) => given.map((one, i) => ({ Id: String(i).padStart(4, "0"), ...one }));
type Numbered = { Id: string; a?: string; b?: string; c?: string };
const rowsOf = (given: readonly Numbered[]) => given.map(({ Id, a, b, c }) => [Id, a ?? null, b ?? null, c ?? null]);

const quoted = (field: string | undefined): string => (field === undefined ? "" : `"${field.replaceAll('"', '""')}"`);
const csvOf = (given: readonly Numbered[], end: string): string =>
  ["Id,a,b,c", ...given.map(({ Id, a, b, c }) => [Id, a, b, c].map(quoted).join(","))].join(end) + end;

describe("what is written is read", () => {
  it.each([
    ["NDJSON", (given: readonly Numbered[]) => given.map((one) => JSON.stringify(one)).join("\n")],
    ["an array", (given: readonly Numbered[]) => JSON.stringify(given)],
    ["an array with blanks", (given: readonly Numbered[]) => JSON.stringify(given, null, 3)],
    ["CSV", (given: readonly Numbered[]) => csvOf(given, "\n")],
    ["CSV with CRLF", (given: readonly Numbered[]) => csvOf(given, "\r\n")],
  ])("from %s, in chunks of any size", async (_, write) => {
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 40 }), async (given, size) => {
        const all = numbered(given) as Numbered[];
        const read = await readAll(bytesIn(write(all), size), ["Id", "a", "b", "c"]);
        expect(read).toEqual({ rows: rowsOf(all), rejects: [] });
      }),
      { numRuns: 150 },
    );
  });
});

describe.each(engines)("%s keeps it", (engine) => {
  const here = place(engine);

  it("whatever the text", async () => {
    const all = numbered(fc.sample(record, 500)) as Numbered[];
    await here.load(all.map((one) => JSON.stringify(one)).join("\n"), { columns: ["Id", "a", "b", "c"] });
    expect(await here.rows(`"Id", a, b, c`)).toEqual(rowsOf(all));
  });
});
