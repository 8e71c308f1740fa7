import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface CatalogueFlags extends ProjectFlags, WarehouseFlags {
  /** False where `--no-samples` is given. */
  readonly samples?: boolean;
  /** False where `--no-profile` is given. */
  readonly profile?: boolean;
}

export interface DocsFlags extends CatalogueFlags {
  readonly to?: string;
}

export const docsFlags = (command: Command): Command =>
  projectFlags(
    warehouseFlag(
      command
        .option("--to <file>", "where to write it (default: target/catalogue/index.html of the project)")
        .option("--no-samples", "no rows of the data; columns tagged pii are never shown")
        .option("--no-profile", "no figures of columns: nulls, distinct values, least, greatest"),
    ),
  );
