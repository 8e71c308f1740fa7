import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { WarehouseError, messageOf } from "../../error.ts";
import { raised } from "../raise.ts";
import { ThreadFailure } from "./thread.ts";

/** SQLite's primary result codes. */
const codes = { busy: 5, locked: 6, readonly: 8, interrupt: 9, ioError: 10, full: 13, cantOpen: 14, notADatabase: 26 };

/** One message for what went wrong, at opening or later: a file can be locked at any time. */
export function sqliteError(file: string, cause: unknown): WarehouseError {
  const label = `[sqlite] ${file}`;
  const code = cause instanceof ThreadFailure && cause.code !== undefined ? cause.code & 0xff : undefined;
  switch (code) {
    case codes.busy:
    case codes.locked:
      return new WarehouseError(
        "locked",
        `${label}: another process is writing to it; wait until it is done, or stop it`,
        cause,
      );
    case codes.readonly:
      return new WarehouseError("unavailable", `${label}: may not be written (permission denied)`, cause);
    case codes.ioError:
    case codes.full:
      return new WarehouseError(
        "full",
        `${label}: could not be written: ${messageOf(cause)}; is there room on the disk?`,
        cause,
      );
    case codes.interrupt:
      return new WarehouseError("cancelled", "[sqlite] cancelled", cause);
    case codes.notADatabase:
      return new WarehouseError(
        "not-a-database",
        `${label}: expected a SQLite database, got some other file; give another path`,
        cause,
      );
    case codes.cantOpen:
      return cannotOpen(file, label, cause);
    default:
      return new WarehouseError("statement", `[sqlite] ${raised(messageOf(cause)) ?? messageOf(cause)}`, cause);
  }
}

function cannotOpen(file: string, label: string, cause: unknown): WarehouseError {
  const folder = dirname(file);
  if (!existsSync(folder))
    return new WarehouseError("unavailable", `${label}: there is no directory ${folder}; make it first`, cause);
  if (existsSync(file) && statSync(file).isDirectory())
    return new WarehouseError("not-a-database", `${label}: expected a database file, got a directory`, cause);
  return new WarehouseError("unavailable", `${label}: may not be opened (permission denied)`, cause);
}
