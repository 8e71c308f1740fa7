import { execa } from "execa";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, tempDir, write } from "./command.ts";

describe("init", () => {
  test.each(["duckdb", "sqlite"])(
    "--example brings a project that runs, twice, and passes its tests on %s",
    async (engine) => {
      const dir = tempDir();
      expect((await sluice(dir, "init", "shop", "--example")).code).toBe(0);
      const shop = join(dir, "shop");
      const warehouse = ["--warehouse", `${engine}:shop.db`];
      for (const args of [["run"], ["run"], ["export"]]) {
        const { code, err } = await sluice(shop, ...args, ...warehouse);
        expect({ args, code, err }).toEqual({ args, code: 0, err: "" });
      }
      expect((await sluice(shop, "test")).code).toBe(0);
      expect((await sluice(shop, "check")).out).toContain("nothing is wrong");
      // By hand: 12.50 + 7.20, and 3.30 beside the one that can't be read.
      const sales = "select format_date('%F', ordered_on) as day, orders, amount from daily_sales order by day";
      expect((await sluice(shop, "query", "--csv", sales, ...warehouse)).out).toBe(
        "day,orders,amount\n2024-03-01,2,19.7\n2024-03-02,2,3.3",
      );
      expect(readFileSync(join(shop, "exports/daily_sales.csv"), "utf8").split("\n")).toHaveLength(4);
      write(shop, {
        "data/orders2.ndjson":
          '{"order_id": 5, "customer_id": 2, "amount": "1.30", "ordered_at": "2024-03-01T23:59:59Z"}\n{"order_id": 4, "customer_id": 3, "amount": "0.70", "ordered_at": "2024-03-02T11:45:00Z"}\n',
      });
      await sluice(shop, "run", ...warehouse);
      expect((await sluice(shop, "query", "--csv", sales, ...warehouse)).out).toBe(
        "day,orders,amount\n2024-03-01,3,21\n2024-03-02,2,4",
      );
    },
  );

  test("both of its projects compile with the official CLI", async () => {
    const dir = tempDir();
    await sluice(dir, "init", "plain");
    await sluice(dir, "init", "shop", "--example");
    for (const name of ["plain", "shop"]) {
      const folder = join(dir, name);
      // Its own way to @dataform/core is a download; here it takes the one that is installed.
      const settings = readFileSync(join(folder, "workflow_settings.yaml"), "utf8");
      expect(settings).toMatch(/^dataformCoreVersion: \d+\.\d+\.\d+$/m);
      write(folder, {
        "workflow_settings.yaml": settings.replace(/^dataformCoreVersion.*\n/, ""),
        "package.json": "{}",
      });
      await execa("cp", ["-al", join(root, "node_modules/@dataform/core"), join(folder, "core")]);
      await execa("mkdir", ["-p", join(folder, "node_modules/@dataform")]);
      await execa("mv", [join(folder, "core"), join(folder, "node_modules/@dataform/core")]);
      const official = await execa(join(root, "node_modules/.bin/dataform"), ["compile", folder, "--json"], {
        reject: false,
      });
      expect(official.exitCode, official.stderr).toBe(0);
    }
  });

  test("in a project that is there it writes a config with the declared sources, and changes nothing else", async () => {
    const dir = project({
      "definitions/raw.js": 'declare({ schema: "ga", name: "events" });\n',
      "definitions/events.sqlx": 'config { type: "table", name: "copied" }\nselect * from ${ref("events")}\n',
      ".gitignore": "node_modules\n/target",
    });
    expect((await sluice(dir, "init")).code).toBe(0);
    const config = readFileSync(join(dir, "sluice.config.yaml"), "utf8");
    expect(config).toContain("#  events: { table: ga.events, path: data/events.csv, key: [] }");
    const ignored = readFileSync(join(dir, ".gitignore"), "utf8");
    expect(ignored.startsWith("node_modules\n/target\n")).toBe(true);
    expect(ignored.match(/node_modules/g)).toHaveLength(1);
    // As it is written nothing is said; without its "#" it is a config.
    write(dir, { "data/events.csv": "id,name\n1,start\n" });
    expect((await sluice(dir, "run")).out).toContain("ga.events: not there");
    write(dir, { "sluice.config.yaml": config.replaceAll("#  ", "  ") });
    expect((await sluice(dir, "run")).code).toBe(0);
    expect((await sluice(dir, "query", "--csv", "select name from copied")).out).toBe("name\nstart");
    expect((await sluice(dir, "init")).err).toContain("is there already");
    expect(existsSync(join(dir, "definitions/names.sqlx"))).toBe(false);
  });
});

test("the official CLI's other commands are handed to it", async () => {
  const dir = project({ "definitions/a.sqlx": 'config { type: "table" }\n\nselect   1 as a\n' });
  expect((await sluice(dir, "format", "--check")).code).toBe(1);
  expect((await sluice(dir, "format")).code).toBe(0);
  expect((await sluice(dir, "format", "--check")).code).toBe(0);
  expect(readFileSync(join(dir, "definitions/a.sqlx"), "utf8")).toContain("SELECT\n  1 AS a");
  expect((await sluice(dir, "init-creds", "--help")).out).toContain("init-creds");
  expect((await sluice(dir, "install", "--help")).out).toContain("install");
});

const root = join(import.meta.dirname, "../..");
