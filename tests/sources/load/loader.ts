/** Loads two files again and again until it is killed; each time they are of another generation. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadSources, sourceFrom } from "@sluice/sources";
import { openWarehouse } from "@sluice/engines";

const [url = "", folder = "", from = "0"] = process.argv.slice(2);
const warehouse = await openWarehouse(url);
process.send?.("opened");
for (let generation = Number(from); ; generation++) {
  const sources = ["posts", "votes"].map((name, i) => {
    const rows = Array.from({ length: 4000 * (i + 1) }, (_, id) =>
      JSON.stringify({ Id: `${id}`, generation: `${generation}` }),
    );
    const path = join(folder, `${name}.json`);
    writeFileSync(path, `${rows.join("\n")}\nbad line of ${generation}\n`);
    return sourceFrom(path, { name, key: ["Id"] });
  });
  await loadSources(sources, warehouse, { now: new Date() });
  process.send?.("loaded");
}
