/**
 * What a caught error leaves of an open transaction. In GoogleSQL the failed statement has no effect and all before it stays: see
 * `afterFailure` of an engine's traits. Where an engine drops the whole transaction and its COMMIT says nothing, it is an error of ours.
 */
import { GoogleSqlError } from "../error.ts";
import type { Run } from "./machine.ts";

const SAVEPOINT = "googlesql_statement";

/** Runs the work of one statement so that its failure undoes only itself. */
export async function guarded<T>(run: Run, work: () => Promise<T>): Promise<T> {
  const { driver, dialect } = run.machine;
  if (!run.catches || dialect.traits.afterFailure !== "savepoint") return work();
  if (!(await succeeds(run, `savepoint ${SAVEPOINT}`))) return work();
  try {
    const result = await work();
    await driver.execute(`release savepoint ${SAVEPOINT}`);
    return result;
  } catch (error) {
    await driver.execute(`rollback to savepoint ${SAVEPOINT}`);
    throw error;
  }
}

/** Called when an error was caught. */
export async function afterCaught(error: GoogleSqlError, run: Run): Promise<void> {
  const { system } = run.machine;
  if (error.reason !== "runtime" || (await succeeds(run, "select 1"))) return;
  if (system.transaction === "none") throw lost(error);
  system.transaction = "aborted";
}

/** COMMIT of a transaction that the engine has dropped. */
export const lost = (cause?: GoogleSqlError): GoogleSqlError =>
  new GoogleSqlError(
    "unsupported",
    `A transaction that goes on after an error is not supported on this engine${cause ? `; the error was: ${cause.message}` : ""}`,
    { ...(cause?.span && { span: cause.span }), cause },
  );

const succeeds = (run: Run, sql: string): Promise<boolean> =>
  run.machine.driver.execute(sql).then(
    () => true,
    () => false,
  );
