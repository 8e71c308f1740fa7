/** The engine's statements for one of GoogleSQL's that gives no rows: all of them, or none. */
import type { Statement } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { runtimeError } from "./errors.ts";
import type { Run } from "./machine.ts";

const COUNTED = new Set(["insert", "update", "delete", "merge"]);

export const changesRows = (statement: Statement): boolean => COUNTED.has(statement.kind);

export async function execute(statements: readonly string[], run: Run, statement: Statement): Promise<void> {
  try {
    const expected = "assertRows" in statement ? statement.assertRows : undefined;
    await atomically(statements.length > 1 || expected !== undefined, run, async () => {
      await all(statements, run, changesRows(statement));
      if (expected !== undefined) assertRows(expected, run);
    });
  } catch (error) {
    throw runtimeError(error, statement);
  }
}

async function all(statements: readonly string[], { machine }: Run, counts: boolean): Promise<void> {
  const { driver, system } = machine;
  if (!counts && statements.length > 1 && driver.executeAll) return driver.executeAll(statements);
  let changed = 0;
  for (const sql of statements) {
    if (counts && driver.change && CHANGES.test(sql)) changed += await driver.change(sql);
    else await driver.execute(sql);
  }
  if (counts && driver.change) system.rowCount = BigInt(changed);
}

function assertRows(expected: number, { machine }: Run): void {
  const changed = machine.system.rowCount;
  if (!machine.driver.change || changed === undefined)
    throw new GoogleSqlError("unsupported", "ASSERT_ROWS_MODIFIED is not supported on this connection");
  if (changed !== BigInt(expected))
    throw new GoogleSqlError(
      "runtime",
      `ASSERT_ROWS_MODIFIED: expected ${expected} rows, the statement changes ${changed}`,
    );
}

/** A MERGE may be several of these, and temporary tables that are made and dropped. */
const CHANGES = /^(?:insert|update|delete|merge|with)\b/i;

/** In a transaction of its own where none is open. */
async function atomically(needed: boolean, { machine }: Run, work: () => Promise<void>): Promise<void> {
  const { driver, options, system } = machine;
  if (!needed || options.inTransaction || system.transaction !== "none") return work();
  await driver.execute("begin");
  try {
    await work();
    await driver.execute("commit");
  } catch (error) {
    await driver.execute("rollback");
    throw error;
  }
}
