/** What JSON can say and tables can't is kept or rejected, never changed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Warehouse } from "@sluice/engines";
import { loadSource, sourceFrom } from "@sluice/sources";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-values-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeEngines("JSON's values", (_, place) => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openFresh(place);
  });
  afterAll(() => warehouse.close());
  const table = (name: string) =>
    warehouse
      .nameOf({ schema: "raw", name })
      .map((part) => `"${part}"`)
      .join(".");
  afterEach(async () => {
    for (const { target } of await warehouse.relations()) await warehouse.execute(`drop table ${table(target.name)}`);
  });

  async function load(text: string) {
    const path = join(folder, "things");
    writeFileSync(path, text);
    return loadSource(sourceFrom(path, { name: "things", key: ["Id"] }), warehouse, { now: new Date(0) });
  }
  const rows = (columns: string, name = "things") => warehouse.rows(`select ${columns} from ${table(name)} order by 1`);

  const forms: [string, (records: readonly string[]) => string][] = [
    ["a line each", (records) => records.map((record) => `${record}\n`).join("")],
    ["an array", (records) => `[${records.join(", ")}]`],
  ];
  describe.each(forms)("%s", (form, written) => {
    it.each([
      ["keys that differ in case", '{"Id":"1","v":"a","V":"b"}', /the keys "v" and "V"/],
      ["keys that differ in case, of numbers", '{"Id":1,"v":1,"V":2}', /the keys "v" and "V"/],
      ["the key twice in two cases", '{"Id":"1","id":"7","ID":"8"}', /the keys "Id" and "id"/],
      ["keys that differ in blanks", '{"Id":"1","v":"a"," v":"b"}', /the keys "v" and " v"/],
      ["a key twice", '{"Id":"1","v":"a","v":"b"}', /the key "v" twice/],
      ["a key twice, of numbers", '{"Id":1,"v":1,"v" : 2}', /the key "v" twice/],
      ["a key twice, once escaped", '{"Id":"1","v":"a","\\u0076":"b"}', /the key "v" twice/],
      ["the first half of a pair", '{"Id":"1","v":"a\\uD83D"}', /half of a surrogate pair in "v"/],
      ["the second half of a pair", '{"Id":"1","v":"\\ude00","w":1}', /half of a surrogate pair in "v"/],
      ["halves in the wrong order", '{"Id":"1","v":"\\ude00\\ud83d"}', /half of a surrogate pair in "v"/],
      ["half a pair in a key", '{"Id":"1","\\ud83d":"x"}', /half of a surrogate pair in /],
    ])("rejects %s", async (_case, record, reason) => {
      expect(await load(written(['{"Id":"0","v":"x"}', record, '{"Id":"9","v":"y"}']))).toMatchObject({
        rows: 2,
        rejected: 1,
      });
      expect(await rows(`"Id", v`)).toEqual([
        ["0", "x"],
        ["9", "y"],
      ]);
      expect(await rows("line, reason, content", "things_rejects")).toEqual([
        [2n, expect.stringMatching(reason), record],
      ]);
    });

    it.each([
      ["minus zero", "-0", "-0"],
      ["minus zero with a fraction", "-0.0", "-0.0"],
      ["minus zero in a list", "[-0]", "[-0]"],
      ["a pair of surrogates", '"\\ud83d\\ude00"', "😀"],
      ["half a pair deeper inside, which stays an escape", '{"a":"\\ud83d"}', '{"a":"\\ud83d"}'],
      ["a text with a colon", '"\\"v\\": \\"V\\":"', '"v": "V":'],
      ["an object with keys of the same name", '{"v":1,"V":2,"Id":3}', '{"v":1,"V":2,"Id":3}'],
      ["a mark at the beginning", '"\uFEFFx"', "\uFEFFx"],
      ["a mark at the beginning, escaped", '"\\uFEFFx"', "\uFEFFx"],
      ["a mark alone", '"\uFEFF"', "\uFEFF"],
      ["two marks", '"\uFEFF\uFEFF"', "\uFEFF\uFEFF"],
    ])("keeps %s", async (_case, value, expected) => {
      const report = await load(
        written(['{"Id":"0","v":"x"}', `{"Id":"1","v":${value}}`, `{"Id":"2","v" : ${value} }`]),
      );
      expect(report).toMatchObject({ rows: 3, rejected: 0 });
      expect(await rows(`"Id", v`)).toEqual([
        ["0", "x"],
        ["1", expected],
        ["2", expected],
      ]);
    });
  });

  it("keeps a mark at the beginning in CSV, and in a key", async () => {
    await load('Id,v\n"\uFEFF1",\uFEFFx\n');
    await load('Id,v\n"\uFEFF1",\uFEFFy\n');
    expect(await rows(`"Id", v`)).toEqual([["\uFEFF1", "\uFEFFy"]]);
  });
});
