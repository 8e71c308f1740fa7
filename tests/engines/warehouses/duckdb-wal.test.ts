/** A log that belongs to another database: nothing is lost, and it is said in a line. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWarehouse } from "@sluice/engines";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-wal-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Made of these statements, and of the log that only the last of them is in. */
async function database(name: string, ...statements: readonly string[]): Promise<string> {
  const path = join(folder, name);
  const warehouse = await openWarehouse(`duckdb:${path}`);
  for (const statement of statements) await warehouse.execute(statement);
  if (existsSync(`${path}.wal`)) copyFileSync(`${path}.wal`, `${path}.kept`);
  await warehouse.close();
  return path;
}

it("is refused in one line that says what to do, and stays", async () => {
  const first = await database(
    "first.duckdb",
    "create table t as select 1 as n",
    "checkpoint",
    "set wal_autocheckpoint = '1TB'",
    "insert into t values (2); drop table t",
  );
  const other = await database("other.duckdb", "create table z as select 1 as q");
  copyFileSync(`${first}.kept`, `${other}.wal`);
  const { size } = statSync(`${other}.wal`);
  const error = await openWarehouse(`duckdb:${other}`).then(
    () => undefined,
    (cause: unknown) => cause as Error,
  );
  expect(error?.message).toMatch(/other\.duckdb\.wal.* does not belong to it.*Move the \.wal away/);
  expect(error?.message).not.toMatch(/Stack Trace|libduckdb|INTERNAL|\n/);
  expect(statSync(`${other}.wal`).size).toBe(size);
  rmSync(`${other}.wal`);
  const opened = await openWarehouse(`duckdb:${other}`);
  expect(await opened.rows("select q from z")).toEqual([[1]]);
  await opened.close();
});
