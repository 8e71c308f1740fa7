import type { Command } from "commander";
import { count } from "../../flag-values.ts";
import { folderOption } from "../../project/folder.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface ServeFlags extends WarehouseFlags {
  readonly project: string;
  readonly port: number;
  readonly host: string;
  readonly token?: string;
  readonly buckets: string;
}

export const serveFlags = (command: Command): Command =>
  warehouseFlag(
    command
      .option("--port <number>", "where it listens; 0 takes a free one", count, 9050)
      .option("--host <address>", "who may reach it: this machine alone, unless told otherwise", "127.0.0.1")
      .option("--token <text>", "refuse who does not bring it as a bearer (default: anyone may come)")
      .option("--buckets <dir>", "the folder whose folders stand for the buckets of gs://", "buckets")
      .addOption(folderOption("the project whose warehouse it is")),
  );
