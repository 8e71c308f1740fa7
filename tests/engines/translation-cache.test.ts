/** Translations that are kept from one run to the next are those of the code that made them. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSession, type Dialect, type Translation } from "@sluice/googlesql";
import { openWarehouse } from "@sluice/engines";
import { afterAll, expect, test } from "vitest";

function keeping() {
  const kept = new Map<string, Translation>();
  return {
    kept,
    get: (key: string) => kept.get(key),
    set: (key: string, made: Translation) => void kept.set(key, made),
  };
}

async function value(cache: ReturnType<typeof keeping>, dialect: (own: Dialect) => Dialect): Promise<unknown> {
  const warehouse = await openWarehouse("duckdb::memory:");
  const driver = { ...warehouse, dialect: dialect(warehouse.dialect) };
  const { rows } = await createSession(driver, { cache }).run("select 1 as n");
  await warehouse.close();
  return rows[0]?.["n"];
}

const rendering =
  (sql: string, version?: () => string) =>
  (own: Dialect): Dialect => {
    const { version: _, ...rest } = own;
    return { ...rest, ...(version && { version }), render: () => [sql] };
  };

test("an upgraded renderer does not use what the old one made", async () => {
  const cache = keeping();
  expect(
    await value(
      cache,
      rendering("select 1 as n", () => "old"),
    ),
  ).toBe(1);
  expect(
    await value(
      cache,
      rendering("select 2 as n", () => "old"),
    ),
  ).toBe(1);
  expect(
    await value(
      cache,
      rendering("select 2 as n", () => "new"),
    ),
  ).toBe(2);
});

test("of a renderer that does not say its version nothing is kept", async () => {
  const cache = keeping();
  expect(await value(cache, rendering("select 1 as n"))).toBe(1);
  expect(await value(cache, rendering("select 2 as n"))).toBe(2);
  expect(cache.kept.size).toBe(0);
});

// ---------------------------------------------------------------- the packages themselves, in a copy

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "sluice-upgrade-"));
afterAll(() => rmSync(copy, { recursive: true }));

/** Packages of this repository are the copy's, all others are shared. */
function install(): void {
  mkdirSync(join(copy, "node_modules/@sluice"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== "@sluice") symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  for (const name of ["googlesql", "engines"]) {
    const place = join(copy, "packages", name);
    cpSync(join(root, "packages", name, "src"), join(place, "src"), { recursive: true });
    cpSync(join(root, "packages", name, "package.json"), join(place, "package.json"));
    symlinkSync(place, join(copy, "node_modules/@sluice", name));
  }
  writeFileSync(join(copy, "key.mjs"), program);
}

const program = `
import { createSession } from "@sluice/googlesql";
import { openWarehouse } from "@sluice/engines";
const warehouse = await openWarehouse("sqlite::memory:");
const cache = { get: () => undefined, set: (key) => console.log(key) };
await createSession(warehouse, { cache }).run("select 1 as n");
await warehouse.close();`;

const key = (): string => execFileSync(process.execPath, [join(copy, "key.mjs")], { encoding: "utf8" }).trim();

function touch(file: string): void {
  const path = join(copy, "packages", file);
  writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
}

test("a change in any source of the language or the engines is another key", () => {
  install();
  const first = key();
  touch("googlesql/src/analyser/coerce.ts");
  const second = key();
  touch("engines/src/duckdb/index.ts");
  const third = key();
  expect(new Set(["", first, second, third]).size).toBe(4);
});
