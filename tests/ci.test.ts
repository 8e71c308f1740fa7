/** What CI says last: of result files that vitest itself wrote, and of those that it did not write. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "sluice-ci-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = {
  green: 'test("a", () => {}); test("b", () => {}); test.skip("c (no server)", () => {}); test.todo("d");',
  red: 'test("e", () => {}); test("f", () => expect(1).toBe(2));',
  broken: 'import "./nowhere.ts"; test("g", () => {});',
  skipped: 'test.skip("h", () => {});',
  none: "",
};

/** Each file is a project of its own; what vitest ends with is not asked. */
async function vitest(name: string): Promise<void> {
  writeFileSync(join(folder, `${name}.test.ts`), files[name as keyof typeof files]);
  const output = ["--reporter", "json", "--outputFile", join(folder, `${name}.json`)];
  const args = ["run", "--globals", "--root", folder, ...output, name];
  await execa(join(root, "node_modules/.bin/vitest"), args, { reject: false });
}

beforeAll(async () => {
  for (const name of Object.keys(files)) await vitest(name);
  writeFileSync(join(folder, "cut.json"), '{"testResults": [');
});

async function summary(status: string, ...projects: readonly string[]) {
  const args = [join(root, ".ci/summary.mjs"), folder, status, ...projects];
  const { exitCode, stdout } = await execa(process.execPath, args, { reject: false });
  return { code: exitCode, lines: stdout.split("\n") };
}

const last = async (status: string, ...projects: readonly string[]) => {
  const { code, lines } = await summary(status, ...projects);
  return [code, lines.at(-1)];
};

test("counts what ran, and names what did not", async () => {
  const { code, lines } = await summary("0", "green");
  expect(code).toBe(0);
  expect(lines).toEqual(["green: skipped: c (no server)", "green: skipped: d", "2 passed, 0 failed, 2 skipped"]);
});

test.each([
  ["a test that failed", ["red"], "1 passed, 1 failed"],
  ["a file that can't be read", ["broken"], "0 passed, 1 failed"],
  ["a project whose tests were all skipped", ["skipped"], "0 passed, 1 failed, 1 skipped"],
  ["a file without tests", ["none"], "0 passed, 1 failed"],
  ["a project that left no results", ["green", "nowhere"], "2 passed, 1 failed, 2 skipped"],
  ["results that were cut off", ["cut"], "0 passed, 1 failed"],
  ["no project at all", [], "0 passed, 1 failed"],
])("%s is a failure", async (_, projects, line) => {
  expect(await last("0", ...projects)).toEqual([1, line]);
});

test("so is all else that npm test found", async () => {
  expect(await last("1", "green")).toEqual([1, "2 passed, 1 failed, 2 skipped"]);
  expect(await last("", "green")).toEqual([1, "2 passed, 1 failed, 2 skipped"]);
  expect(await last("1", "green", "red")).toEqual([1, "3 passed, 1 failed, 2 skipped"]);
});

describe(".ci/run, with an npm that does as it is told", () => {
  const checkout = join(folder, "checkout");
  const script = (path: string, lines: string) => {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    writeFileSync(join(checkout, path), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  };
  const ran = async (npm: string) => {
    script("bin/npm", npm);
    const PATH = [join(checkout, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
    const { exitCode, stdout } = await execa(join(checkout, ".ci/run"), {
      env: { PATH },
      extendEnv: false,
      reject: false,
    });
    return [exitCode, stdout.split("\n").at(-1)];
  };
  const testing = (status: number) => `[ "$1" = ci ] && exit 0
    [ "$NX_SKIP_NX_CACHE$SLUICE_REQUIRE_SERVERS" = true1 ] && mkdir -p target/tests && cp ../green.json target/tests/
    exit ${status}`;

  beforeAll(() => {
    cpSync(join(root, ".ci"), join(checkout, ".ci"), { recursive: true });
    for (const name of ["sudo", "apt-get"]) script(`bin/${name}`, "exit 0");
    script("node_modules/.bin/nx", 'case "$*" in *"--with-target unit"*) echo green;; esac');
  });

  test("counts what the tests left, no cache read, no server missing", async () => {
    expect(await ran(testing(0))).toEqual([0, "2 passed, 0 failed, 2 skipped"]);
    expect(await ran(testing(1))).toEqual([1, "2 passed, 1 failed, 2 skipped"]);
  });

  test("takes no results for new that are old", async () => {
    expect(await ran(testing(0))).toEqual([0, "2 passed, 0 failed, 2 skipped"]);
    expect(await ran("exit 0")).toEqual([1, "0 passed, 1 failed"]);
    expect(await ran("exit 1")).toEqual([1, "0 passed, 1 failed"]);
  });
});
