/** Several files as one source: what a folder, a pattern or a store of raw files will bring. */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadSource, sourceFrom, type Definition, type Transport } from "@sluice/sources";
import { describe, expect, it } from "vitest";
import { engines, place } from "../place.ts";

/** All files of a folder, or those that are new since the last load. */
const folder = (onlyNew: boolean): Transport => ({
  schemes: ["folder"],
  async open({ address }, { bookmarks }) {
    const root = address.slice("folder:".length);
    const last = (await bookmarks.read()).get("last") ?? "";
    const names = readdirSync(root)
      .toSorted()
      .filter((name) => !onlyNew || name > last);
    const files = names.map((name) => ({ path: join(root, name), from: name }));
    if (!onlyNew) return { files };
    return { files, commit: (session) => bookmarks.write(session, new Map([["last", names.at(-1) ?? last]])) };
  },
});

describe.each(engines)("files of a folder into %s", (engine) => {
  const here = place(engine);
  const put = (name: string, content: string) => {
    mkdirSync(here.path("in"), { recursive: true });
    here.write(content, `in/${name}`);
  };
  const load = (more: Partial<Definition> = {}, onlyNew = false) =>
    loadSource(
      sourceFrom(`folder:${here.path("in")}`, { name: "things", key: ["Id"], ...more }, [folder(onlyNew)]),
      here.warehouse,
      { now: new Date(0) },
    );

  it("are one delivery: later ones win, and each row says which it is from", async () => {
    put("a.ndjson", '{"Id":"1","v":"a"}\n{"Id":"2","v":"a"}\n');
    put("b.csv", "id,w\n2,b\n3,b\n");
    put("c.json", '[{"Id":"4"}]');
    expect(await load()).toMatchObject({ from: `folder:${here.path("in")}`, rows: 5, inserted: 4, rejected: 0 });
    expect(await here.rows(`"Id", v, w, "_source"`)).toEqual([
      ["1", "a", null, "a.ndjson"],
      ["2", null, "b", "b.csv"],
      ["3", null, "b", "b.csv"],
      ["4", null, null, "c.json"],
    ]);
  });

  it("change nothing the second time, with a key and without", async () => {
    put("a.csv", "Id,v\n1,a\n1,a\n");
    put("b.csv", "Id,v\n2,b\n");
    await load();
    expect(await load()).toMatchObject({ rows: 3, inserted: 0, updated: 0, deleted: 0 });
    await load({ name: "keyless", key: [] });
    expect(await load({ name: "keyless", key: [] })).toMatchObject({ rows: 3, inserted: 0, deleted: 0 });
    expect(await here.rows(`"Id", "_source"`, "keyless")).toEqual([
      ["1", "a.csv"],
      ["1", "a.csv"],
      ["2", "b.csv"],
    ]);
  });

  it("take the place of what was there, all of them together", async () => {
    put("a.csv", "Id,v\n1,a\n2,a\n");
    put("b.csv", "Id,v\n3,b\n");
    await load({ mode: "replace" });
    put("a.csv", "Id,v\n2,a\n");
    put("b.csv", "Id,v\n3,B\n4,b\n");
    expect(await load({ mode: "replace" })).toMatchObject({ inserted: 1, updated: 1, deleted: 1 });
    expect(await here.rows(`"Id", v`)).toEqual([
      ["2", "a"],
      ["3", "B"],
      ["4", "b"],
    ]);
  });

  it("keep the same bad line of two files apart", async () => {
    put("a.ndjson", '{"Id":"1"}\noops\n');
    put("b.ndjson", '{"Id":"2"}\noops\n');
    expect(await load()).toMatchObject({ rows: 2, rejected: 2 });
    expect(await here.rows(`"_source"`, "things_rejects")).toEqual([["a.ndjson"], ["b.ndjson"]]);
    put("c.ndjson", '{"Id":"3"}\noops\n');
    expect(await load()).toMatchObject({ rows: 3, rejected: 3 });
    expect(await here.rows(`"_source", line, content`, "things_rejects")).toEqual(
      ["a.ndjson", "b.ndjson", "c.ndjson"].map((name) => [name, 2n, "oops"]),
    );
  });

  it("are refined together, and say where each is from", async () => {
    put("a.csv", "Id,v\n1,a\n2,bad\n");
    put("b.csv", "Id,v\n3,bad\n4,b\n");
    const seen: number[] = [];
    const refine = {
      columns: ["Id", "upper"],
      record: ({ Id, v }: Readonly<Record<string, unknown>>) => {
        if (v === "bad") throw new Error("bad one");
        return { Id, upper: String(v).toUpperCase() };
      },
      all: (records: readonly unknown[]) => void seen.push(records.length),
    };
    expect(await load({ refine })).toMatchObject({ rows: 2, rejected: 2 });
    expect(seen).toEqual([2]);
    expect(await here.rows(`"Id", upper, "_source"`)).toEqual([
      ["1", "A", "a.csv"],
      ["4", "B", "b.csv"],
    ]);
    expect(await here.rows(`"_source", line, content`, "things_rejects")).toEqual([
      ["a.csv", 2n, '{"Id":"2","v":"bad"}'],
      ["b.csv", 1n, '{"Id":"3","v":"bad"}'],
    ]);
  });

  it("are all looked at before any is loaded", async () => {
    put("a.csv", "Id,v\n1,a\n");
    put("b.csv", "x,y\n1,a\n");
    await expect(load()).rejects.toThrow("b.csv: expected things with Id, got records with x, y");
    put("b.csv", "Id,v\n2,b\n");
    put("c.ndjson", '{"Id":"3"');
    await expect(load()).rejects.toMatchObject({ reason: "truncated" });
    expect(await here.warehouse.relations()).toEqual([]);
  });

  it("are those that are new, where a bookmark says so: none change nothing, whatever the mode", async () => {
    const replace = { mode: "replace" } as const;
    put("1.csv", "Id,v\n1,a\n");
    expect(await load(replace, true)).toMatchObject({ rows: 1, inserted: 1 });
    expect(await load(replace, true)).toMatchObject({ rows: 0, inserted: 0, deleted: 0 });
    put("2.csv", "Id,v\n2,b\n");
    put("3.csv", "Id,v\n3,c\n");
    expect(await load({}, true)).toMatchObject({ rows: 2, inserted: 2 });
    expect(await here.rows(`"Id", "_source"`)).toEqual([
      ["1", "1.csv"],
      ["2", "2.csv"],
      ["3", "3.csv"],
    ]);
  });
});
