/** A copy of a database file that this process has open. */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { WarehouseError } from "../../error.ts";
import type { DuckdbConnection } from "./connection.ts";

const run = promisify(execFile);

/** Blocks are shared where the file system can; else a copy costs as much as there is. */
const copying = `
  const { constants, copyFileSync, fsyncSync, openSync, renameSync, rmSync } = require("node:fs");
  const [from, beside, to] = process.argv.slice(1);
  try {
    copyFileSync(from, beside, constants.COPYFILE_FICLONE);
    fsyncSync(openSync(beside, "r+"));
    renameSync(beside, to);
  } catch (error) {
    rmSync(beside, { force: true });
    process.stderr.write(error.message);
    process.exitCode = 1;
  }`;

/**
 * By a process of its own: on POSIX a process that closes a file gives up all its locks on it, also those that its database holds. Nothing
 * is written meanwhile: a checkpoint left all in the file, and the caller waits.
 */
export async function snapshot(connection: DuckdbConnection, file: string, path: string): Promise<void> {
  if (resolve(file) === resolve(path)) throw failed(path, new Error("it is the database itself; give another path"));
  await connection.execute("checkpoint");
  const beside = `${path}.${process.pid}.tmp`;
  await run(process.execPath, ["-e", copying, file, beside, path]).catch((cause: unknown) => {
    throw failed(path, cause);
  });
}

function failed(path: string, cause: unknown): WarehouseError {
  const { stderr, message } = cause as { stderr?: string; message: string };
  return new WarehouseError("unavailable", `[duckdb] no copy at ${path}: ${stderr || message}`, cause);
}
