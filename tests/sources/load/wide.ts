/** A process that loads a wide file into tables of no column and of one, twice each: it says its peak memory in MB. */
import { openWarehouse } from "@sluice/engines";
import { loadSource, sourceFrom } from "@sluice/sources";

const [url = "", path = "", narrow = ""] = process.argv.slice(2);
const warehouse = await openWarehouse(url);
const load = (file: string, name: string, key: readonly string[]) =>
  loadSource(sourceFrom(file, { name, key }), warehouse, { now: new Date(0) });
await load(narrow, "widened", ["c0"]);
for (const name of ["wide", "widened"]) {
  await load(path, name, ["c0"]);
  await load(path, name, ["c0"]);
}
await warehouse.close();
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
