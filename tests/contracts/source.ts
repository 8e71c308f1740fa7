/** What every source keeps, whatever its transport. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Warehouse } from "@sluice/engines";
import { loadSource, loadSources, sourceFrom, type Definition, type LoadReport, type Transport } from "@sluice/sources";

/** A place that tests put something in, by way of JSON records. */
export interface Supply {
  /** As `--source` is given it, secrets and all. */
  readonly where: string;
  /** As people read it. */
  readonly label: string;
  /** What is in `where` that nobody may read. */
  readonly secrets: readonly string[];
  /** For a transport that is not among ours. */
  readonly transport?: Transport;
  /** What is there from now on: these beside what was there, where a place only gets more. */
  put(records: readonly string[]): Promise<void>;
  /** The same, but it breaks off after them. */
  breakOff(records: readonly string[]): Promise<void>;
  /** Nothing can be had there. */
  takeAway(): Promise<void>;
  close(): Promise<void>;
}

export interface SourceTraits {
  /** A place has what was put there last. Where not, it gets more and more, and only what is new is loaded. */
  readonly replaces: boolean;
  /** All that is there is a record: a table of a database. */
  readonly typed?: boolean;
}

const record = (id: string, v?: string): string => JSON.stringify(v === undefined ? { Id: id } : { Id: id, v });
const good = [record("1", "a"), record("2"), record("3", "c")];
const rows = [
  ["1", "a"],
  ["2", null],
  ["3", "c"],
];

/** `supply` gives an empty place, `open` an empty warehouse; both are closed here. */
export function sourceContract(
  { replaces, typed = false }: SourceTraits,
  supply: () => Promise<Supply>,
  open: () => Promise<Warehouse>,
): void {
  let warehouse: Warehouse;
  let place: Supply;
  beforeEach(async () => {
    [warehouse, place] = [await open(), await supply()];
    return async () => {
      await place.close();
      await warehouse.close();
    };
  });

  const definition = (more: Partial<Definition> = {}): Definition => ({
    name: "things",
    key: ["Id"],
    columns: ["Id", "v"],
    ...more,
  });
  const source = (more?: Partial<Definition>) =>
    sourceFrom(place.where, definition(more), place.transport && [place.transport]);
  const load = (more?: Partial<Definition>, now = new Date(0)): Promise<LoadReport> =>
    loadSource(source(more), warehouse, { now });
  const table = (name: string): string =>
    warehouse
      .nameOf({ schema: "raw", name })
      .map((part) => `"${part}"`)
      .join(".");
  const loaded = (columns = `"Id", v`, name = "things") =>
    warehouse.rows(`select ${columns} from ${table(name)} order by 1`);
  const failure = async (more?: Partial<Definition>) => {
    const error: unknown = await load(more).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    return error as Error & { readonly reason: string };
  };

  it("brings its records", async () => {
    await place.put(good);
    expect(await load()).toMatchObject({ source: "things", rows: 3, inserted: 3, updated: 0, rejected: 0 });
    expect(await loaded()).toEqual(rows);
  });

  it("has the columns that it should have where none came, and those that came", async () => {
    await place.put(good);
    await load({ columns: ["w", "Id", "v"] });
    const { columns } = (await warehouse.describe(warehouse.nameOf({ schema: "raw", name: "things" })))!;
    expect(columns.map(({ name }) => name)).toEqual(["w", "Id", "v", "_loaded_at", "_source"]);
    expect(await loaded("w")).toEqual([[null], [null], [null]]);
  });

  it("says where from and when", async () => {
    await place.put(good.slice(0, 1));
    expect(await load()).toMatchObject({ from: place.label });
    expect(source().where).toBe(place.label);
    expect(await loaded(`"_source", substr(cast("_loaded_at" as text), 1, 19)`)).toEqual([
      [place.label, "1970-01-01 00:00:00"],
    ]);
  });

  it("changes nothing the second time, and takes what is new", async () => {
    await place.put(good);
    await load();
    const later = new Date("2026-02-03");
    expect(await load({}, later)).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
    await place.put(replaces ? [...good, record("4", "d")] : [record("4", "d")]);
    expect(await load({}, later)).toMatchObject({ inserted: 1, updated: 0, deleted: 0 });
    expect(await loaded(`"Id", substr(cast("_loaded_at" as text), 1, 10)`)).toEqual([
      ["1", "1970-01-01"],
      ["2", "1970-01-01"],
      ["3", "1970-01-01"],
      ["4", "2026-02-03"],
    ]);
  });

  it("corrects what comes again with the same key", async () => {
    await place.put(good);
    await load();
    await place.put([record("1", "A")]);
    expect(await load()).toMatchObject({ inserted: 0, updated: 1 });
    expect(await loaded()).toEqual([["1", "A"], ...rows.slice(1)]);
  });

  if (!typed)
    it("rejects what is no record, and keeps it as it was", async () => {
      await place.put([good[0]!, "oops", good[2]!]);
      expect(await load()).toMatchObject({ rows: 2, rejected: 1 });
      expect(await loaded(`content, "_source"`, "things_rejects")).toEqual([["oops", place.label]]);
    });

  it("loads nothing of what breaks off, and then all of it", async () => {
    await place.put(good);
    await load();
    await place.breakOff([record("4", "d")]);
    expect(await failure()).toMatchObject({ name: "SourceError" });
    expect(await loaded()).toEqual(rows);
    await place.put([record("4", "d")]);
    await load();
    expect(await loaded()).toEqual([...rows, ["4", "d"]]);
  });

  it("loads nothing where another source of the same load breaks off", async () => {
    await place.put(good);
    const broken = sourceFrom("mqtt://x", definition({ name: "broken" }), [
      { schemes: ["mqtt"], open: () => Promise.reject(new Error("broken off")) },
    ]);
    await expect(loadSources([source(), broken], warehouse, { now: new Date(0) })).rejects.toThrow("broken off");
    expect(await warehouse.relations()).toEqual([]);
    expect(await load()).toMatchObject({ inserted: 3 });
  });

  it("leaves the table as it was where nothing can be had", async () => {
    await place.put(good);
    await load();
    await place.takeAway();
    await failure();
    expect(await loaded()).toEqual(rows);
  });

  it("leaves the table as it was where there is nothing in it", async () => {
    await place.put(good);
    await load();
    await place.put([]);
    const said: unknown = await load().catch((error: unknown) => error);
    expect(said).toMatchObject(
      replaces && !typed ? { reason: "empty" } : { rows: 0, inserted: 0, deleted: 0, rejected: 0 },
    );
    expect(await loaded()).toEqual(rows);
  });

  if (replaces) {
    it("takes the place of what was there before, all of it or nothing", async () => {
      await place.put(good);
      await load({ mode: "replace" });
      await place.breakOff([record("2", "b"), record("9")]);
      await failure({ mode: "replace" });
      expect(await loaded()).toEqual(rows);
      await place.put([record("2", "b"), record("9")]);
      expect(await load({ mode: "replace" })).toMatchObject({ inserted: 1, updated: 1, deleted: 2 });
      expect(await loaded()).toEqual([
        ["2", "b"],
        ["9", null],
      ]);
    });
  } else {
    it("loads once what two loads bring at once", async () => {
      await place.put(good);
      await load({ mode: "append", columns: ["Id", "v"] });
      await place.put([record("4", "d")]);
      const both = await Promise.allSettled([load(), load()]);
      const reasons = both.map((one) => (one.status === "rejected" ? (one.reason as { reason: unknown }).reason : ""));
      expect(["", "busy"]).toEqual(expect.arrayContaining(reasons));
      expect(reasons).toContain("");
      await load();
      expect(await loaded()).toEqual([...rows, ["4", "d"]]);
    });
  }

  describe("secrets", () => {
    const secretFree = (said: unknown) => {
      for (const secret of place.secrets) expect(everything(said)).not.toContain(secret);
    };

    it("are in no name", async () => {
      await place.put(good);
      secretFree([source().where, await load()]);
      secretFree(await loaded("*"));
    });

    it("are in no error and none of its causes", async () => {
      await place.breakOff(good);
      secretFree(await failure());
      await place.takeAway();
      secretFree(await failure());
    });
  });
}

/** All that could be printed of it, hidden properties too. */
function everything(said: unknown, seen = new Set<unknown>()): string {
  if (typeof said !== "object" || said === null) return String(said);
  if (seen.has(said)) return "";
  seen.add(said);
  return Reflect.ownKeys(said)
    .map((name) => everything((said as Record<PropertyKey, unknown>)[name], seen))
    .join("\n");
}
