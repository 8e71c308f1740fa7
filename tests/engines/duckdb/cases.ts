/** Runs GoogleSQL on a DuckDB of its own and compares the rows as JSON. */
import { afterAll, expect, test } from "vitest";
import { open } from "../../../packages/engines/src/database.ts";

export type Case = readonly [sql: string, rows: readonly (readonly unknown[])[]];

const database = open();
afterAll(async () => (await database).close());

export async function rowsOf(sql: string): Promise<unknown[][]> {
  const { rows } = await (await database).query(sql);
  return rows.map((row) => Object.values(row));
}

/** Each statement's rows, in order. A plain value instead of rows is one row of one column. */
export function cases(all: readonly (Case | readonly [string, unknown])[]): void {
  test.each(
    all.map(([sql, expected]) => [
      sql,
      Array.isArray(expected) && Array.isArray(expected[0]) ? expected : [[expected]],
    ]),
  )("%s", async (sql, expected) => expect(await rowsOf(sql)).toEqual(expected));
}

/** Statements that must fail, with what the message says. */
export function failures(all: readonly (readonly [sql: string, message: RegExp])[]): void {
  test.each(all)("%s fails", async (sql, message) => {
    await expect(rowsOf(sql)).rejects.toThrow(message);
  });
}
