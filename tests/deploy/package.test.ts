/** The package as others get it: packed, installed into an empty folder with an empty HOME, and used there. */
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, test } from "vitest";
import { node, tempDir, write } from "../cli/command.ts";

const root = join(import.meta.dirname, "..", "..");

describe("installed in somebody else's folder", () => {
  let folder: string;
  const run = (command: string, args: readonly string[], cwd = folder) =>
    execa(command, args, {
      cwd,
      reject: false,
      env: {
        // The Node that runs these tests, and nothing that this repository or its user has set up.
        PATH: [dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter),
        HOME: join(folder, "home"),
        NO_COLOR: "1",
        FORCE_COLOR: undefined,
      },
    });
  const sluice = (args: readonly string[], cwd = folder) =>
    run(join(folder, "node_modules", ".bin", "sluice"), args, cwd);

  beforeAll(async () => {
    folder = tempDir();
    mkdirSync(join(folder, "home"));
    const { stdout: tarball } = await execa(node, [join(root, "packages/cli/build/index.ts")], { cwd: root });
    await run("npm", ["init", "-y"]);
    const installed = await run("npm", ["install", "--no-audit", "--no-fund", join(root, tarball.trim())]);
    expect(installed.exitCode, installed.stderr).toBe(0);
  });

  test("a project that init makes runs, passes its tests and has nothing wrong, on DuckDB and SQLite", async () => {
    expect((await sluice(["init", "mine"])).exitCode).toBe(0);
    const mine = join(folder, "mine");
    for (const args of [["run"], ["run", "--warehouse", "sqlite:w.sqlite"], ["test"], ["check"]]) {
      const { exitCode, stderr } = await sluice(args, mine);
      expect([args, exitCode, stderr]).toEqual([args, 0, ""]);
    }
    const { stdout } = await sluice(["query", "--json", "select 7 / 2 as x"], mine);
    expect(JSON.parse(stdout)).toEqual([{ x: 3.5 }]);
  });

  test("its library is imported by its names, with types", async () => {
    write(folder, {
      "use.mjs": `import { open, translate } from "sluice/googlesql";
        import { defineConfig } from "sluice/config";
        const database = await open();
        console.log(JSON.stringify((await database.query("select 7 / 2 as x")).rows), typeof defineConfig);
        console.log(translate("select 1 as a", { dialect: "postgres" }).statements.length);
        await database.close();`,
    });
    const { stdout, stderr } = await run("node", ["use.mjs"]);
    expect([stdout, stderr]).toEqual(['[{"x":3.5}] function\n1', ""]);
    for (const types of ["index", "googlesql"])
      expect(existsSync(join(folder, `node_modules/sluice/dist/cli/src/${types}.d.ts`))).toBe(true);
  });

  test("it brings no editor, and nothing of ours that others could not install", async () => {
    const { stdout } = await run("npm", ["ls", "--all", "--parseable"]);
    expect(stdout).not.toMatch(/monaco|@dataform\/cli|@sluice/);
  });
});
