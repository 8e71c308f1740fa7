import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileEngines } from "../../servers/places.ts";

/** Loads for a while (once at least, or not even that), then dies without a word. */
async function loadAndKill(url: string, folder: string, generation: number, word: "opened" | "loaded"): Promise<void> {
  const child = fork(join(import.meta.dirname, "loader.ts"), [url, folder, String(generation)]);
  while ((await once(child, "message"))[0] !== word);
  await sleep(20 + Math.random() * 600);
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** The one generation that both tables and their rejects are of, and how many rows they have. */
async function state(warehouse: Warehouse): Promise<readonly (readonly unknown[])[]> {
  const of = (name: string) => warehouse.nameOf({ schema: "raw", name }).join(".");
  const newest = (name: string) => `(select max(cast(substr(content, 13) as bigint)) from ${of(`${name}_rejects`)})`;
  return warehouse.rows(
    ["posts", "votes"]
      .map(
        (name) =>
          `select count(*), min(cast(generation as bigint)), max(cast(generation as bigint)), ${newest(name)} from ${of(name)}`,
      )
      .join(" union all "),
  );
}

describe.each(fileEngines)("kill -9 while loading into $name", ({ name: engine }) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sluice-kill-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("leaves the tables as one load left them", async () => {
    const url = `${engine}:${join(folder, "warehouse")}`;
    const states: (readonly (readonly unknown[])[])[] = [];
    for (let kills = 0; kills < 5; kills++) {
      await loadAndKill(url, folder, kills * 1000, kills % 2 === 0 ? "opened" : "loaded");
      const warehouse = await openWarehouse(url);
      if ((await warehouse.relations()).length > 0) states.push(await state(warehouse));
      await warehouse.close();
    }
    expect(states.length).toBeGreaterThanOrEqual(4);
    for (const [posts, votes] of states) {
      const generation = posts?.[1];
      expect(posts).toEqual([4000n, generation, generation, generation]);
      expect(votes).toEqual([8000n, generation, generation, generation]);
    }
  });
});
