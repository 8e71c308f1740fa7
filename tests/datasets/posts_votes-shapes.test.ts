/** The same posts and votes as others send them: raw rows are those of the JSON files, and marts are as computed apart. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { posts, votes } from "@sluice/pipelines";
import type { Definition } from "@sluice/sources";
import type { Warehouse } from "@sluice/engines";
import { describe, expect, it } from "vitest";
import { fileWriter } from "./dirt.ts";
import { deliver, emptyRaw, expectMart, failures, onEveryWarehouse, query } from "./golden.ts";
import { type Fields, shapes } from "./posts_votes-shapes.ts";

const write = fileWriter();
const recordsOf = ({ name }: Definition): readonly Fields[] =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../../fixtures/posts_votes", `${name}.json`), "utf8"),
  ) as readonly Fields[];

/** The last of each Id; what a record has not is NULL. */
function wanted(definition: Definition): readonly unknown[] {
  const last = new Map(recordsOf(definition).map((record) => [record["Id"], record]));
  return [...last.values()].map((record) =>
    Object.fromEntries(definition.columns!.map((name) => [name, record[name] ?? null])),
  );
}

async function raw(warehouse: Warehouse, { name, columns }: Definition): Promise<readonly unknown[]> {
  const rows = await query(warehouse, `select ${columns!.map((one) => `\`${one}\``).join(", ")} from raw.${name}`);
  return rows.toSorted((a, b) => Number(a["Id"]) - Number(b["Id"]));
}

onEveryWarehouse("posts and votes as they are also sent", ({ warehouse }) => {
  describe.each(Object.keys(shapes))("%s", (shape) => {
    const [ending, written] = shapes[shape]!;
    const file = (one: Definition) => write(`${one.name}.${ending}`, written(one.name, recordsOf(one)));

    it("gives the same marts", async () => {
      const both = [posts, votes].map((one) => [one, file(one)] as const);
      for (const { name } of [posts, votes]) await emptyRaw(warehouse(), name);
      const delivered = await deliver(warehouse(), "posts_votes", both);
      expect(failures(delivered)).toEqual([]);
      expect(delivered.reports).toMatchObject([{ rejected: 0 }, { rejected: 0 }]);
      for (const one of [posts, votes]) expect(await raw(warehouse(), one)).toEqual(wanted(one));
      await expectMart(warehouse(), "posts_votes", "votes_per_post_weekly", "post_id, week_start");
      await expectMart(warehouse(), "posts_votes", "mean_votes_per_post_weekly", "week_start");
    });
  });
});
