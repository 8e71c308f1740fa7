import { dirname } from "node:path";
import { existsSync } from "node:fs";
import { WarehouseError, messageOf } from "../../error.ts";

/** Two transactions wrote to the same thing: the later one is to be run again. */
export const isConflict = (cause: unknown): boolean =>
  /transaction conflict|write-write conflict|conflict on/i.test(messageOf(cause));

const isInterrupt = (cause: unknown): boolean => messageOf(cause).startsWith("INTERRUPT Error");

/**
 * What DuckDB says, without the stack of its own that an inner error brings, and the place in a statement that people did not write;
 * or what library/errors.sql raised.
 */
function plainly(cause: unknown): string {
  const said = messageOf(cause);
  const raised = /^Conversion Error: Could not convert string 'googlesql: ([\s\S]*)' to BOOL/.exec(said)?.[1];
  return raised ?? said.split(/\nThis error signals|\n\s*Stack Trace|\n+LINE \d+:/)[0] ?? "";
}

export function statementError(cause: unknown): WarehouseError {
  const said = plainly(cause);
  if (isInterrupt(cause)) return new WarehouseError("cancelled", "[duckdb] cancelled", cause);
  if (isFull(said))
    return new WarehouseError("full", `[duckdb] no room on the disk: ${said}; make room and run again`, cause);
  return new WarehouseError("statement", `[duckdb] ${said}`, cause);
}

const isFull = (said: string): boolean =>
  /No space left on device|File too large|failed to offload data block/i.test(said);

/** Why a database file could not be opened. */
export function openError(file: string, cause: unknown): WarehouseError {
  const said = plainly(cause);
  const label = `[duckdb] ${file}`;
  if (/Conflicting lock/.test(said))
    return new WarehouseError(
      "locked",
      `${label}: ${holder(said)} has it open; wait until it is done, or stop it`,
      cause,
    );
  if (/while replaying WAL/i.test(said))
    return new WarehouseError(
      "unavailable",
      `${label}: ${file}.wal, which holds what was written last, does not belong to it: was one of them replaced? Move the .wal away, or bring back the database that it belongs to`,
      cause,
    );
  if (/not a valid DuckDB database file/.test(said))
    return new WarehouseError(
      "not-a-database",
      `${label}: expected a DuckDB database, got some other file; give another path`,
      cause,
    );
  if (/Is a directory/.test(said))
    return new WarehouseError("not-a-database", `${label}: expected a database file, got a directory`, cause);
  if (!existsSync(dirname(file)))
    return new WarehouseError("unavailable", `${label}: there is no directory ${dirname(file)}; make it first`, cause);
  if (/Permission denied|Read-only file system/.test(said))
    return new WarehouseError("unavailable", `${label}: may not be written (permission denied)`, cause);
  return new WarehouseError("unavailable", `${label}: ${said}`, cause);
}

const holder = (said: string): string => {
  const pid = /PID (\d+)/.exec(said)?.[1];
  return pid ? `another process (PID ${pid})` : "another process";
};
