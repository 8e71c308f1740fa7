/**
 * `npm run demo:entities`: the entity statistics from end to end on two PostgreSQL servers of its own, without Docker. YEAR, MONTHS and
 * RANDOM_MAIN_CONTROLLER as for insert_all_data.sh; the files are in exports/ afterwards.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { insertMonth } from "@sluice/pipelines";
import { on, startPostgres } from "../tests/servers/postgres.ts";

const root = join(import.meta.dirname, "..");
const { YEAR = "2022", RANDOM_MAIN_CONTROLLER = "10" } = process.env;

const [production, warehouse] = await Promise.all([startPostgres(), startPostgres()]);
try {
  const environment = {
    YEAR,
    RANDOM_MAIN_CONTROLLER,
    PRODUCTION_URL: production.url,
    SLUICE_WAREHOUSE: warehouse.url,
  };
  say(`Production is ${production.url}, the warehouse ${warehouse.url}: insert_all_data.sh, month by month`);
  command("sh", ["insert_all_data.sh"], environment);

  say("A month is made again: the same rows under new ids. It is loaded again, and no file is touched");
  const before = changed();
  const [{ month = 1 } = {}] = await on(
    production.url,
    "select min(extract(month from created_at))::int as month from entity",
  );
  await insertMonth(production.url, {
    year: Number(YEAR),
    month: Number(month),
    controller: Number(RANDOM_MAIN_CONTROLLER),
  });
  command("npm", ["run", "--silent", "sluice", "--", "run", "--tags", "entities"], environment);
  if (changed() !== before) throw new Error("files were written again, and their rows are the same");

  say(`${exported().length} files in exports/; the year's:`);
  for (const path of globSync(`exports/year=${YEAR}/*.csv`, { cwd: root }))
    console.log(readFileSync(join(root, path), "utf8"));
} finally {
  await Promise.all([production.stop(), warehouse.stop()]);
}

function say(text: string): void {
  console.log(`\n# ${text}`);
}

function command(name: string, args: readonly string[], environment: Record<string, string>): void {
  const { status } = spawnSync(name, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${status}`);
}

function exported(): readonly string[] {
  return globSync("exports/year=*/**/entity_stats_*.csv", { cwd: root });
}

/** When each file was last written. */
function changed(): string {
  return JSON.stringify(exported().map((path) => [path, statSync(join(root, path)).mtimeMs]));
}
