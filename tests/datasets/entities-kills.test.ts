/** insert_all_data.sh killed at any moment, with all that it started, then run again: the same files. SLUICE_KILLS=30 for more kills than a few. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { on, postgresBinary, startPostgres } from "../servers/postgres.ts";
import { describeWith, type Server } from "../servers/server.ts";
import { expectedFiles, exportedIn, only } from "./entities-files.ts";
import { ownProject } from "./project.ts";

const KILLS = Number(process.env.SLUICE_KILLS ?? 3);
const root = join(import.meta.dirname, "../..");
/** More of them, where there is time. */
const months = KILLS > 5 ? [2, 1] : [2];
const isWanted = (path: string) => months.some((month) => path.startsWith(`year=2022/month=${month}/`));

describeWith("insert_all_data.sh", postgresBinary, () => {
  let production: Server;
  let warehouse: Server;
  let project: string;
  beforeAll(async () => {
    [production, warehouse] = await Promise.all([startPostgres(), startPostgres()]);
    project = ownProject("insert_all_data.sh", "package.json");
    symlinkSync(join(root, "packages"), join(project, "packages"));
  });
  afterAll(() => Promise.all([production.stop(), warehouse.stop()]));

  /** In a process group of its own; killed some milliseconds after it has said so many lines, however quick the machine is. */
  async function runOn(database: string, line = Infinity, delay = 0) {
    const environment = {
      YEAR: "2022",
      MONTHS: months.join(" "),
      RANDOM_MAIN_CONTROLLER: "1",
      PRODUCTION_URL: production.url.replace(/postgres$/, database),
      SLUICE_WAREHOUSE: warehouse.url.replace(/postgres$/, database),
    };
    const path = `${join(root, "node_modules/.bin")}:${process.env.PATH}`;
    const child = spawn("sh", ["insert_all_data.sh"], {
      cwd: project,
      env: { ...process.env, PATH: path, ...environment },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let errors = "";
    let lines = 0;
    child.stderr.on("data", (text) => (errors += text));
    child.stdout.on("data", (text: Buffer) => {
      const before = lines;
      lines += text.toString().split("\n").length - 1;
      if (before < line && lines >= line) setTimeout(kill, delay);
    });
    const kill = () => child.exitCode === null && process.kill(-child.pid!, "SIGKILL");
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    return { code, errors, lines, killed: signal !== null };
  }

  it(`survives ${KILLS} kills`, async () => {
    for (const database of ["whole", "killed"])
      await Promise.all([production, warehouse].map(({ url }) => on(url, `create database ${database}`)));
    const exports = join(project, "exports");
    const { lines, ...whole } = await runOn("whole");
    expect(whole).toEqual({ code: 0, errors: "", killed: false });
    const wanted = exportedIn(exports);
    expect(only(wanted, isWanted)).toEqual(only(expectedFiles("1", "2022"), isWanted));

    rmSync(exports, { recursive: true });
    let kills = 0;
    for (let round = 0; round < KILLS; round++) {
      const { killed } = await runOn("killed", Math.ceil((lines * (round + 0.5)) / KILLS), (round * 67) % 400);
      if (killed) kills += 1;
    }
    expect(kills).toBeGreaterThan(KILLS / 2);
    expect(await runOn("killed")).toMatchObject({ code: 0, errors: "" });
    expect(exportedIn(exports)).toEqual(wanted);
  });
});
