/** DuckDB: one file, one process, as many connections as run at once. */
import { availableParallelism } from "node:os";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { discarding } from "../../driver/discard.ts";
import { inPlace } from "../../driver/in-place.ts";
import { createWarehouse } from "../../driver/warehouse.ts";
import type { OpenOptions, Warehouse } from "../../warehouse.ts";
import { dialect } from "../dialect.ts";
import { nameOf } from "../targets.ts";
import { installLibrary } from "../macro-library.ts";
import { connectionOn, type DuckdbConnection } from "./connection.ts";
import { removeEmpty } from "./discard.ts";
import { isConflict, openError } from "./errors.ts";
import { loader } from "./loader.ts";
import { setUp } from "./set-up.ts";
import { snapshot } from "./snapshot.ts";

export async function openDuckdb(file: string, options: OpenOptions = {}): Promise<Warehouse> {
  const { readOnly = false } = options;
  const mode = readOnly && file !== ":memory:" ? { access_mode: "READ_ONLY" } : {};
  const instance = await inPlace(file, {
    open: () => DuckDBInstance.create(file, mode).catch((cause: unknown) => Promise.reject(openError(file, cause))),
    close: async (opened) => opened.closeSync(),
  });
  const all = new Set<DuckDBConnection>();
  const connect = async (): Promise<DuckdbConnection> => {
    const raw = await instance.connect();
    all.add(raw);
    await setUp(raw);
    return connectionOn(raw);
  };
  const close = async () => {
    all.forEach((connection) => connection.closeSync());
    all.clear();
    instance.closeSync();
  };
  const idle: DuckdbConnection[] = [];
  const main = await connect();
  await installLibrary(main.raw, readOnly);
  return createWarehouse({
    dialect,
    label: `duckdb:${file}`,
    concurrency: availableParallelism(),
    nameOf: (target) => nameOf(target, options),
    main,
    acquire: async () => idle.pop() ?? connect(),
    release: (connection) => void idle.push(connection),
    isConflict,
    loader,
    snapshot: (path) => snapshot(main, file, path),
    cancel: async () => all.forEach((connection) => connection.interrupt()),
    close,
    discard: () => discarding(() => removeEmpty(main, file), close),
  });
}
