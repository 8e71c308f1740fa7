import type { Command } from "commander";
import { folderOption } from "../../project/folder.ts";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";
import { type BuildFlags, buildFlags } from "../run/flags.ts";

export type PipelineFlags = BuildFlags & ProjectFlags & WarehouseFlags & { readonly project: string };

export const pipelineFlags = (command: Command): Command =>
  projectFlags(warehouseFlag(buildFlags(command.addOption(folderOption()))));
