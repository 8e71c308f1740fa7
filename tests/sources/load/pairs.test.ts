/** Two processes load one source at once: its rows are there once, and whoever did not load was told so. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWarehouse } from "@sluice/engines";
import { afterEach, beforeEach, expect, it } from "vitest";
import { describeEngines } from "../../servers/places.ts";

interface Outcome {
  readonly loaded: boolean;
  readonly reason?: string;
  readonly message?: string;
}

const rows = 3000;

async function pair(url: string, path: string): Promise<readonly Outcome[]> {
  const children = [0, 1].map(() => fork(join(import.meta.dirname, "one-load.ts"), [url, path]));
  await Promise.all(children.map((child) => once(child, "message")));
  return Promise.all(children.map(outcome));
}

async function outcome(child: ChildProcess): Promise<Outcome> {
  const [told, ended] = [once(child, "message"), once(child, "exit")];
  child.send("go");
  const [said] = await told;
  await ended;
  return said as Outcome;
}

describeEngines("two loads at once", ({ name: engine, traits }, place) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sluice-pairs-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("load each row once: into a new database, and over what was there", { timeout: 120_000 }, async () => {
    const url = traits.files ? `${engine}:${join(folder, "warehouse")}` : (await place.fresh()).url;
    const path = join(folder, "votes.json");
    for (let generation = 0; generation < 4; generation++) {
      const lines = Array.from({ length: rows }, (_, id) =>
        JSON.stringify({ Id: `${id}`, generation: `${generation}` }),
      );
      writeFileSync(path, `${lines.join("\n")}\n`);
      const outcomes = await pair(url, path);
      const failed = outcomes.filter(({ loaded }) => !loaded);
      expect(failed.filter(({ reason }) => !traits.files || reason !== "locked")).toEqual([]);
      expect(failed.length).toBeLessThan(2);
      const warehouse = await openWarehouse(url);
      const table = warehouse.nameOf({ schema: "raw", name: "votes" }).join(".");
      const found = await warehouse.rows(
        `select count(*), count(distinct "Id"), min(cast(generation as bigint)), max(cast(generation as bigint)) from ${table}`,
      );
      await warehouse.close();
      expect(found[0]?.map(String)).toEqual([`${rows}`, `${rows}`, `${generation}`, `${generation}`]);
    }
  });
});
