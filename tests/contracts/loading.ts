/** What every warehouse keeps when it loads. */
import { describe, expect, it } from "vitest";
import type { Batch, Column, Delivery, LoadPlan, LoadResult, Warehouse } from "@sluice/engines";

const STRING = { kind: "STRING" } as const;
export const columns = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, type: STRING }));

const delivery = (known: readonly Column[], ...batches: readonly Batch[]): Delivery => ({
  columns: known,
  async *batches() {
    yield* batches;
  },
});

export const simple = (names: readonly string[], ...rows: readonly (readonly (string | null)[])[]): Delivery =>
  delivery(columns(...names), { columns: columns(...names), rows });

const day = (n: number): string => `2026-01-0${n} 00:00:00+00`;
export const plan = (more: Partial<LoadPlan> = {}): LoadPlan => ({
  target: { schema: "raw", name: "votes" },
  mode: "merge",
  key: ["Id"],
  loadedAt: day(1),
  source: "votes.json",
  ...more,
});

export function loadingContract(current: () => Warehouse): void {
  const sqlName = (schema: string, table: string): string =>
    current()
      .nameOf({ schema, name: table })
      .map((part) => `"${part}"`)
      .join(".");
  const votes = (what = "*"): Promise<readonly (readonly unknown[])[]> =>
    current().rows(`select ${what} from ${sqlName("raw", "votes")} order by 1, 2`);
  const load = (given: Delivery, more: Partial<LoadPlan> = {}): Promise<LoadResult> =>
    current().transaction((session) => session.load(plan(more), given));

  describe("loading", () => {
    it("makes the table", async () => {
      const result = await load(simple(["Id", "PostId"], ["1", "7"], ["2", null]));
      expect(result).toEqual({ rows: 2, inserted: 2, updated: 0, deleted: 0, newColumns: [], missingColumns: [] });
      expect(await votes('"Id", "PostId", "_source"')).toEqual([
        ["1", "7", "votes.json"],
        ["2", null, "votes.json"],
      ]);
    });

    it("changes nothing when the same comes again", async () => {
      await load(simple(["Id", "PostId"], ["1", "7"], ["2", null]));
      const before = await votes();
      const result = await load(simple(["Id", "PostId"], ["1", "7"], ["2", null]), {
        loadedAt: day(2),
        source: "again.json",
      });
      expect(result).toMatchObject({ rows: 2, inserted: 0, updated: 0 });
      expect(await votes()).toEqual(before);
    });

    it("updates what changed and adds what is new", async () => {
      await load(simple(["Id", "PostId"], ["1", "7"], ["2", "8"], ["3", "9"]));
      const result = await load(simple(["Id", "PostId"], ["2", "88"], ["3", null], ["4", "10"]), {
        source: "second.json",
      });
      expect(result).toMatchObject({ rows: 3, inserted: 1, updated: 2 });
      expect(await votes('"Id", "PostId", "_source"')).toEqual([
        ["1", "7", "votes.json"],
        ["2", "88", "second.json"],
        ["3", null, "second.json"],
        ["4", "10", "second.json"],
      ]);
    });

    it("takes the later of two rows with one key", async () => {
      const twice = simple(["Id", "PostId"], ["1", "old"], ["2", "x"], ["1", "new"]);
      expect(await load(twice)).toMatchObject({ rows: 3, inserted: 2, updated: 0 });
      expect(await votes('"Id", "PostId"')).toEqual([
        ["1", "new"],
        ["2", "x"],
      ]);
      const again = simple(["Id", "PostId"], ["2", "y"], ["2", "x"], ["3", "a"], ["3", "b"]);
      expect(await load(again)).toMatchObject({ rows: 4, inserted: 1, updated: 0 });
      expect(await votes('"Id", "PostId"')).toEqual([
        ["1", "new"],
        ["2", "x"],
        ["3", "b"],
      ]);
    });

    it("merges by a key of several columns", async () => {
      const names = ["a", "b", "v"];
      await load(simple(names, ["1", "1", "x"], ["1", "2", "y"]), { key: ["a", "b"] });
      await load(simple(names, ["1", "2", "z"], ["2", "1", "w"]), { key: ["a", "b"] });
      expect(await votes("a, b, v")).toEqual([
        ["1", "1", "x"],
        ["1", "2", "z"],
        ["2", "1", "w"],
      ]);
    });

    it("adds columns that come in the middle", async () => {
      const growing = delivery(
        columns("Id"),
        { columns: columns("Id"), rows: [["1"]] },
        { columns: columns("Id", "b"), rows: [["2", "x"], ["3"]] },
      );
      await load(growing);
      expect(await votes('"Id", b')).toEqual([
        ["1", null],
        ["2", "x"],
        ["3", null],
      ]);
    });

    it("adds new columns to a table, and leaves NULL where one did not come", async () => {
      await load(simple(["Id", "a"], ["1", "x"], ["2", "y"]));
      const result = await load(simple(["Id", "b"], ["2", "new"], ["3", "z"]));
      expect(result).toMatchObject({ newColumns: ["b"], missingColumns: ["a"] });
      expect(await votes('"Id", a, b')).toEqual([
        ["1", "x", null],
        ["2", null, "new"],
        ["3", null, "z"],
      ]);
    });

    it("gives the table its planned columns, and tells new and missing by them", async () => {
      const planned = columns("Id", "PostId", "UserId");
      const result = await load(simple(["Id", "PostId", "Extra"], ["1", "2", "3"]), { columns: planned });
      expect(result).toMatchObject({ newColumns: ["Extra"], missingColumns: ["UserId"] });
      expect(await votes('"Id", "PostId", "UserId", "Extra"')).toEqual([["1", "2", null, "3"]]);
    });

    it("takes no rows at all", async () => {
      const result = await load(delivery(columns("Id")), { columns: columns("Id", "PostId") });
      expect(result).toMatchObject({ rows: 0, inserted: 0 });
      expect(await votes('"Id", "PostId"')).toEqual([]);
    });

    it("knows a column whose name differs in case", async () => {
      await load(simple(["Id", "PostId"], ["1", "2"]));
      expect(await load(simple(["id", "postid"], ["1", "3"]), { key: ["Id"] })).toMatchObject({
        newColumns: [],
        updated: 1,
      });
    });

    it("keeps any text as it is", async () => {
      const texts = [
        "",
        " ",
        "'",
        '"',
        "\\",
        "\\N",
        "\t",
        "a\nb",
        "a\r\nb",
        "é",
        "😀",
        "\u2028",
        "NULL",
        "{}",
        "$1",
        "%s",
        "\\.",
      ];
      await load(simple(["Id", "t"], ...texts.map((text, i) => [String(i).padStart(2, "0"), text])));
      expect((await votes('"Id", t')).map((row) => row[1])).toEqual(texts);
    });

    it("appends", async () => {
      await load(simple(["Id"], ["1"]), { mode: "append", key: [] });
      expect(await load(simple(["Id"], ["1"]), { mode: "append", key: [] })).toMatchObject({ inserted: 1 });
      expect(await votes("count(*), 1")).toHaveLength(1);
      expect(await votes('"Id", 1')).toHaveLength(2);
    });

    it("appends under a later time each time, whatever the clock does, and no later than it must be", async () => {
      const append = (id: string, loadedAt: string) =>
        load(simple(["Id"], [id]), { mode: "append", key: [], loadedAt });
      await append("1", day(3));
      await append("2", day(3));
      await append("3", day(1));
      await append("4", day(2));
      await append("5", "2026-01-03 00:00:00.5+00");
      const earlier = 'count(*) filter (where a."_loaded_at" < b."_loaded_at")';
      const name = sqlName("raw", "votes");
      const ranks = await current().rows(
        `select b."Id", cast(${earlier} as text) from ${name} a, ${name} b group by b."Id" order by b."Id"`,
      );
      expect(ranks).toEqual(["1", "2", "3", "4", "5"].map((id, i) => [id, String(i)]));
      const session = current();
      await session.index(session.nameOf(plan().target), ["_loaded_at"]);
      await session.index(session.nameOf(plan().target), ["_loaded_at"]);
      expect(await votes("count(*), 1")).toHaveLength(1);
    });

    it("merges under a later time too", async () => {
      await load(simple(["Id", "a"], ["1", "x"], ["2", "x"]), { loadedAt: day(3) });
      await load(simple(["Id", "a"], ["1", "x"], ["2", "y"]), { loadedAt: day(1) });
      expect((await votes('"_loaded_at", "Id"')).map((row) => row[1])).toEqual(["1", "2"]);
    });

    it("replaces by key: what did not come goes, what is the same stays", async () => {
      await load(simple(["Id", "a"], ["1", "x"], ["2", "y"]));
      const result = await load(simple(["Id", "a"], ["2", "y"], ["3", "z"]), {
        mode: "replace",
        loadedAt: day(2),
        source: "new",
      });
      expect(result).toMatchObject({ inserted: 1, updated: 0, deleted: 1 });
      expect(await votes('"Id", "_source"')).toEqual([
        ["2", "votes.json"],
        ["3", "new"],
      ]);
    });

    it("replaces without a key only if something differs", async () => {
      const keyless = { mode: "replace", key: [] } as const;
      await load(simple(["a"], ["x"], ["x"], [null]), keyless);
      expect(await load(simple(["a"], ["x"], [null], ["x"]), { ...keyless, source: "same" })).toMatchObject({
        inserted: 0,
      });
      expect(await votes('a, "_source"')).not.toContainEqual(["x", "same"]);
      expect(await load(simple(["a"], ["x"], [null], [null]), { ...keyless, source: "other" })).toMatchObject({
        inserted: 3,
        deleted: 3,
      });
      expect((await votes('"_source", a')).every((row) => row[0] === "other")).toBe(true);
    });

    it("keeps types", async () => {
      const typed: readonly Column[] = [
        { name: "Id", type: { kind: "INT64" } },
        { name: "f", type: { kind: "FLOAT64" } },
        { name: "b", type: { kind: "BOOL" } },
        { name: "y", type: { kind: "BYTES" } },
        { name: "d", type: { kind: "DATE" } },
        { name: "t", type: { kind: "TIMESTAMP" } },
      ];
      const rows = [[9007199254740993n, 1.5, true, new Uint8Array([0, 255]), "2024-02-29", "2024-02-29 12:00:00.5+00"]];
      const given = delivery(typed, { columns: typed, rows });
      expect(await load(given)).toMatchObject({ inserted: 1 });
      expect(await load(given)).toMatchObject({ inserted: 0, updated: 0 });
      expect((await current().describe(current().nameOf(plan().target)))?.columns.slice(0, 6)).toEqual(typed);
      expect(await votes('"Id", f, cast(d as text)')).toEqual([[9007199254740993n, 1.5, "2024-02-29"]]);
    });

    it("keeps numbers, digit by digit", async () => {
      const decimals: readonly Column[] = [
        { name: "Id", type: { kind: "STRING" } },
        { name: "n", type: { kind: "NUMERIC" } },
        { name: "b", type: { kind: "BIGNUMERIC" } },
      ];
      const rows = [
        ["1", "12345678901234567890.123456789", "0.00000000000000000000000000000000000001"],
        ["2", "-0.5", "-123456789012345678901234567890.5"],
        ["3", "100", null],
      ];
      const given = delivery(decimals, { columns: decimals, rows });
      await load(given);
      expect(await load(given, { source: "again" })).toMatchObject({ inserted: 0, updated: 0 });
      const { dialect } = current();
      const values = (await votes('"Id", n, b')).map(([id, n, b]) => [
        id,
        dialect.decode(n, { kind: "NUMERIC" }),
        dialect.decode(b, { kind: "BIGNUMERIC" }),
      ]);
      expect(values).toEqual([
        ["1", "12345678901234567890.123456789", 1e-38],
        ["2", -0.5, "-123456789012345678901234567890.5"],
        ["3", 100, null],
      ]);
    });

    it("takes many rows", async () => {
      const rows = Array.from({ length: 50_000 }, (_, i) => [String(i), String(i % 7)]);
      expect(await load(simple(["Id", "a"], ...rows))).toMatchObject({ inserted: 50_000 });
      expect(await load(simple(["Id", "a"], ...rows.map(([id, a]) => [id!, id === "77" ? "x" : a!])))).toMatchObject({
        inserted: 0,
        updated: 1,
      });
    });

    it("leaves all as it was when the delivery breaks", async () => {
      await load(simple(["Id"], ["1"]));
      const broken: Delivery = {
        columns: columns("Id"),
        async *batches() {
          yield { columns: columns("Id", "b"), rows: [["2", "x"]] };
          throw new Error("cut off");
        },
      };
      await expect(load(broken)).rejects.toThrow("cut off");
      expect((await current().describe(current().nameOf(plan().target)))?.columns).toHaveLength(3);
      expect(await votes('"Id", 1')).toHaveLength(1);
    });
  });
}
