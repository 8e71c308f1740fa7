/** Windows of a table elsewhere: those that changed are replaced, in one transaction with the bookmarks that say which were seen. */
import type { Batch, Column } from "@sluice/engines";
import { loadSource, sourceFrom, type Transport } from "@sluice/sources";
import { expect, it } from "vitest";
import { describeEngines, openFresh } from "../../servers/places.ts";

type Table = Map<string, readonly (readonly [string, number])[]>;

const columns: readonly Column[] = [
  { name: "month", type: { kind: "STRING" } },
  { name: "v", type: { kind: "INT64" } },
];

/** `breaks`: its connection ends after so many rows. */
const windows = (table: Table, breaks = Infinity): Transport => ({
  schemes: ["table"],
  async open(_, { bookmarks, target }) {
    const seen = await bookmarks.read();
    const now = new Map([...table].map(([month, rows]) => [month, JSON.stringify(rows)]));
    const changed = new Map(
      [...new Set([...seen.keys(), ...now.keys()])]
        .filter((month) => seen.get(month) !== now.get(month))
        .map((month) => [month, now.get(month)]),
    );
    const rows = [...changed.keys()].flatMap((month) => table.get(month) ?? []);
    async function* batches(): AsyncGenerator<Batch> {
      for (const [at, row] of rows.entries()) {
        if (at === breaks) throw new Error("connection ended");
        yield { columns, rows: [[row[0], BigInt(row[1])]] };
      }
    }
    return {
      mode: "append",
      delivery: { columns, batches },
      before: async (session) => {
        const name = session.nameOf(target);
        if (changed.size === 0 || !(await session.describe(name))) return 0;
        const months = [...changed.keys()].map((month) => `'${month}'`).join(", ");
        return session.change(`delete from "${name.join('"."')}" where month in (${months})`);
      },
      commit: (session) => bookmarks.write(session, changed),
    };
  },
});

describeEngines("windows of a table", (_, place) => {
  it("are replaced where they changed, and only there", async () => {
    const warehouse = await openFresh(place);
    const load = (table: Table, hour: number, breaks?: number) =>
      loadSource(sourceFrom("table://there/x", { name: "x", key: [] }, [windows(table, breaks)]), warehouse, {
        now: new Date(Date.UTC(2026, 0, 1, hour)),
      });
    const loaded = async () => {
      const name = warehouse.nameOf({ schema: "raw", name: "x" }).join('"."');
      return warehouse.rows(
        `select month, v, cast(substr(cast("_loaded_at" as text), 12, 2) as bigint) from "${name}" order by 1, 2`,
      );
    };
    const table: Table = new Map([
      ["2026-01", [["2026-01", 1]]],
      ["2026-02", [["2026-02", 2], ["2026-02", 3]]],
      ["2026-03", [["2026-03", 4]]],
    ]); // prettier-ignore
    expect(await load(table, 1)).toMatchObject({ inserted: 4, deleted: 0 });
    expect(await load(table, 2)).toMatchObject({ rows: 0, inserted: 0, deleted: 0 });

    table.set("2026-02", [["2026-02", 5]]);
    table.delete("2026-03");
    table.set("2026-04", [["2026-04", 6]]);
    await expect(load(table, 3, 1)).rejects.toThrow("connection ended");
    expect(await loaded()).toEqual([
      ["2026-01", 1n, 1n],
      ["2026-02", 2n, 1n],
      ["2026-02", 3n, 1n],
      ["2026-03", 4n, 1n],
    ]);
    expect(await load(table, 4)).toMatchObject({ rows: 2, inserted: 2, deleted: 3 });
    expect(await loaded()).toEqual([
      ["2026-01", 1n, 1n],
      ["2026-02", 5n, 4n],
      ["2026-04", 6n, 4n],
    ]);
    expect(await load(table, 5)).toMatchObject({ rows: 0, inserted: 0, deleted: 0 });
    await warehouse.close();
  });

  it("are loaded once by two loads at once", async () => {
    const warehouse = await openFresh(place);
    const source = sourceFrom("table://there/x", { name: "x", key: [] }, [windows(new Map([["1", [["1", 1]]]]))]);
    await loadSource(source, warehouse, { now: new Date(0) });
    const changed: Table = new Map([["1", Array.from({ length: 50 }, (_, at) => ["1", at] as const)]]);
    const again = sourceFrom("table://there/x", { name: "x", key: [] }, [windows(changed)]);
    const both = await Promise.allSettled([1, 2].map(() => loadSource(again, warehouse, { now: new Date(0) })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ reason: "busy" });
    const name = warehouse.nameOf({ schema: "raw", name: "x" }).join('"."');
    expect(await warehouse.rows(`select count(*), sum(v) from "${name}"`)).toEqual([[50n, expect.anything()]]);
    await warehouse.close();
  });
});
