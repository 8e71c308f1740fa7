/** Deliveries of nothing, of very many columns, and of very long names. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Warehouse } from "@sluice/engines";
import { type Definition, loadSource, sourceFrom } from "@sluice/sources";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "sluice-shapes-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeEngines("deliveries", ({ name, traits }, place) => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openFresh(place);
  });
  afterAll(() => warehouse.close());
  const table = (called = "things") =>
    warehouse
      .nameOf({ schema: "raw", name: called })
      .map((part) => `"${part}"`)
      .join(".");
  afterEach(async () => {
    for (const { target } of await warehouse.relations()) await warehouse.execute(`drop table ${table(target.name)}`);
  });
  async function load(text: string, more: Partial<Definition> = {}) {
    const path = join(folder, "things");
    writeFileSync(path, text);
    return loadSource(sourceFrom(path, { name: "things", key: [], ...more }), warehouse, { now: new Date(0) });
  }

  describe("of nothing", () => {
    it("are refused where nothing tells the columns", async () => {
      await expect(load("[]")).rejects.toThrow(
        /things: expected records, got none, .*: give the source a key or columns/,
      );
      expect(await warehouse.relations()).toEqual([]);
    });

    it.each([
      ["an object", "{}"],
      ["objects", "{}\n{}\n"],
      ["an array of them", "[{}, {}]"],
    ])("in it are rejects: %s", async (_, text) => {
      await expect(load(text)).rejects.toThrow(/none of its records can be read; line 1: an object with nothing in it/);
      expect(await warehouse.relations()).toEqual([]);
    });

    it("in one record of several reject that one", async () => {
      expect(await load('{"a":"1"}\n{}\n')).toMatchObject({ rows: 1, rejected: 1 });
    });

    it.each([
      ["an array, where there is a key", "[]", { key: ["Id"] }],
      ["an array, where there are columns", "[]", { columns: ["Id", "v"] }],
      ["a header", "Id,v\n", { key: ["Id"] }],
      ["a header without a key", "Id,v\n", {}],
    ])("are told: %s", async (_, text, more) => {
      expect(await load(text, more)).toMatchObject({ rows: 0, rejected: 0, empty: true });
      expect(await warehouse.rows(`select count(*) from ${table()}`)).toEqual([[0n]]);
    });

    it("are told where there was something before", async () => {
      await load('{"Id":"1"}\n');
      expect(await load("[]")).toMatchObject({ rows: 0, deleted: 1, empty: true });
      expect((await load('{"Id":"1"}\n')).empty).toBeUndefined();
    });
  });

  it("of thousands of columns take little memory", async () => {
    if (!traits.files) return;
    const [wide, narrow] = [join(folder, "wide.csv"), join(folder, "narrow.csv")];
    const line = (value: string) => Array.from({ length: 1900 }, (_, at) => `${value}${at}`).join(",");
    writeFileSync(wide, `${line("c")}\n${line("a")}\n${line("b")}\n`);
    writeFileSync(narrow, "c0\na0\n");
    const script = join(import.meta.dirname, "wide.ts");
    const { stdout } = await run(process.execPath, [script, `${name}::memory:`, wide, narrow]);
    // Node and an empty warehouse take 150 of it.
    expect(Number(stdout)).toBeGreaterThan(50);
    expect(Number(stdout)).toBeLessThan(900);
  });

  it("of a thousand columns load, and change", async () => {
    const line = (value: (at: number) => string) => Array.from({ length: 1200 }, (_, at) => value(at)).join(",");
    const header = line((at) => `c${at}`);
    const rows = (last: string) =>
      `${header}\n${line((at) => `a${at}`)}\n${line((at) => (at === 1199 ? last : `b${at}`))}\n`;
    expect(await load(rows("x"), { key: ["c0"] })).toMatchObject({ rows: 2, inserted: 2 });
    expect(await load(rows("y"), { key: ["c0"] })).toMatchObject({ rows: 2, inserted: 0, updated: 1 });
    expect(await warehouse.rows(`select c0, c1, c1199 from ${table()} order by c0`)).toEqual([
      ["a0", "a1", "a1199"],
      ["b0", "b1", "y"],
    ]);
  });

  it("whose columns come one after the other keep their rows in order", async () => {
    const records = Array.from({ length: 30_000 }, (_, at) =>
      JSON.stringify({ Id: `${at % 29_000}`, [`c${Math.floor(at / 5000)}`]: `${at}`, n: [at] }),
    );
    expect(await load(`${records.join("\n")}\n`, { key: ["Id"] })).toMatchObject({ rows: 30_000, inserted: 29_000 });
    // The last of a key wins.
    expect(
      await warehouse.rows(`select "Id", c0, c5 from ${table()} where "Id" in ('0', '999', '1000') order by "Id"`),
    ).toEqual([
      ["0", null, "29000"],
      ["1000", "1000", null],
      ["999", null, "29999"],
    ]);
  });

  /** How it went, in words. */
  const said = (loading: Promise<unknown>): Promise<string> =>
    loading.then(
      () => "loaded",
      (error: unknown) => (error as Error).message,
    );

  it("with more columns than a table can have are refused with nothing done", async () => {
    const line = (value: string) => Array.from({ length: 2100 }, (_, at) => `${value}${at}`).join(",");
    const how = await said(load(`${line("c")}\n${line("a")}\n`));
    const most: Readonly<Record<string, number>> = { sqlite: 2000, postgres: 1600 };
    expect(how).toMatch(
      name in most ? new RegExp(`things: expected ${most[name]} columns at most, .*, got 2102: `) : /^loaded$/,
    );
    expect(
      (await warehouse.relations())
        .map(({ target }) => target.name)
        .filter((one) => !one.startsWith("_"))
        .toSorted(),
    ).toEqual(name in most ? [] : ["things", "things_rejects"]);
  });

  it("with names of 63 bytes load again and again", async () => {
    const long = `${"n".repeat(61)}é`;
    for (const value of ["a", "b"]) await load(JSON.stringify({ Id: "1", [long]: value }), { key: ["Id"] });
    expect(await warehouse.rows(`select "${long}" from ${table()}`)).toEqual([["b"]]);
  });

  it.each([
    ["of 64 bytes", [`${"n".repeat(62)}é`]],
    ["that begin with the same 63 bytes", [`${"n".repeat(63)}a`, `${"n".repeat(63)}b`]],
  ])("with names %s load again and again, or are refused with nothing done", async (_, names) => {
    const record = Object.fromEntries(names.map((column) => [column, column]));
    const loading = () => said(load(JSON.stringify({ Id: "1", ...record }), { key: ["Id"] }));
    const expected = traits.files
      ? /^loaded$/
      : /things: expected names of 63 bytes at most, got "n+[éa]", which has 64: /;
    expect(await loading()).toMatch(expected);
    expect(await loading()).toMatch(expected);
    const columns = (await warehouse.describe(warehouse.nameOf({ schema: "raw", name: "things" })))?.columns;
    expect(columns?.map((column) => column.name)).toEqual(
      traits.files ? ["Id", ...names, "_loaded_at", "_source"] : undefined,
    );
  });
});
