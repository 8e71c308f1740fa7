/** Months in any order, twice, made again, gone: the exports are those that Python makes of the generator's rows, byte for byte. */
import { existsSync, globSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { insertMonth } from "@sluice/pipelines";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sluice, tempDir } from "../cli/command.ts";
import { describeEngines } from "../servers/places.ts";
import { on, postgresBinary, startPostgres } from "../servers/postgres.ts";
import { describeWith, type Server } from "../servers/server.ts";
import { expectedFiles, exportedIn, only } from "./entities-files.ts";
import { ownProject } from "./project.ts";

let production: Server;

const yearOf = (year: number) => (path: string) => path.startsWith(`year=${year}/`);
describeWith("entities", postgresBinary, () => {
  beforeAll(async () => {
    production = await startPostgres();
  });
  afterAll(() => production.stop());

  describeEngines("exports", (engine, place) => {
    it("follow production", async () => {
      const project = ownProject();
      const fresh = await place.fresh();
      const warehouse = engine.traits.files ? `${engine.name}:${join(tempDir(), "w.db")}` : fresh.url;
      const exports = join(project, "exports");
      const insert = async (...months: (readonly [year: number, month: number])[]) => {
        for (const [year, month] of months) await insertMonth(production.url, { year, month, controller: 1 });
      };
      const run = async () => {
        const source = `entity=${production.url}`;
        const { code, err } = await sluice(project, "run", "--tags", "entities", "--source", source, "--warehouse", warehouse);
        expect([code, err]).toEqual([0, ""]);
      };
      await on(production.url, "drop table if exists entity");
      const all = expectedFiles("1", "2022", "2023");
      const months = [7, 1, 12, 3, 2, 11, 5, 4, 10, 6, 9, 8];

      await insert(...months.slice(0, 4).map((month) => [2022, month] as const), [2023, 1]);
      await run();
      await insert(...months.slice(4).map((month) => [2022, month] as const));
      await run();
      expect(only(exportedIn(exports), (path) => yearOf(2022)(path))).toEqual(only(all, yearOf(2022)));

      await insert([2022, 3], ...months.map((month) => [2023, month] as const));
      await run();
      expect(exportedIn(exports)).toEqual(all);
      expect(Object.keys(all)).toHaveLength(730 + 24 + 2);

      const modified = () => globSync("**/*.csv", { cwd: exports }).map((path) => statSync(join(exports, path)).mtimeMs);
      const before = modified();
      await insert([2022, 5]);
      await run();
      expect(modified()).toEqual(before);

      await on(production.url, "delete from entity where created_at >= '2023-01-01' or created_at::date = '2022-05-04'");
      await run();
      const left = exportedIn(exports);
      expect(existsSync(join(exports, "year=2023"))).toBe(false);
      expect(existsSync(join(exports, "year=2022/month=5/day=4"))).toBe(false);
      expect(Object.keys(left)).toHaveLength(364 + 12 + 1);
      expect(only(left, (path) => path.includes("month=4"))).toEqual(only(all, (path) => path.startsWith("year=2022/month=4/")));
      rmSync(exports, { recursive: true });
      await fresh.done();
    });
  });
}); // prettier-ignore
