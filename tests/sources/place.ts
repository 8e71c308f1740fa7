/** A folder for files, and warehouses to load them into. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Definition, type LoadReport, loadSource, sourceFrom } from "@sluice/sources";
import { openWarehouse, type Target, type Warehouse } from "@sluice/engines";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { fileEngines } from "../servers/places.ts";

export interface Place {
  readonly warehouse: Warehouse;
  path(name: string): string;
  write(content: string | Uint8Array, name?: string): string;
  load(content: string | Uint8Array, definition?: Partial<Definition>, name?: string): Promise<LoadReport>;
  /** Rows of the raw table without the stamps, by these columns. */
  rows(columns: string, table?: string): Promise<readonly (readonly unknown[])[]>;
  columns(): Promise<readonly string[]>;
}

export const definition = (more: Partial<Definition> = {}): Definition => ({ name: "things", key: ["Id"], ...more });

/** What SQLite reads by our own parsers, and DuckDB by its own where it can, must be the same. */
export const engines: readonly string[] = fileEngines.map(({ name }) => name);

export function place(engine: string): Place {
  let folder: string;
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse(`${engine}::memory:`);
  });
  afterAll(() => warehouse.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sluice-sources-"));
  });
  afterEach(async () => {
    for (const { target } of await warehouse.relations()) await warehouse.execute(`drop table ${sqlName(target)}`);
    rmSync(folder, { recursive: true, force: true });
  });
  const sqlName = (target: Target): string =>
    warehouse
      .nameOf(target)
      .map((part) => `"${part}"`)
      .join(".");
  const path = (name: string): string => join(folder, name);
  const write = (content: string | Uint8Array, name = "things.json"): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  return {
    get warehouse() {
      return warehouse;
    },
    path,
    write,
    load: (content, more, name) =>
      loadSource(sourceFrom(write(content, name), definition(more)), warehouse, { now: new Date(0) }),
    rows: (columns, table = "things") =>
      warehouse.rows(`select ${columns} from ${sqlName({ schema: "raw", name: table })} order by 1`),
    columns: async () =>
      ((await warehouse.describe(warehouse.nameOf({ schema: "raw", name: "things" })))?.columns ?? [])
        .map(({ name }) => name)
        .filter((name) => name !== "_loaded_at" && name !== "_source"),
  };
}
