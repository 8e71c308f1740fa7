import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";

export interface DocsFlags extends ProjectFlags {
  readonly to?: string;
}

export const docsFlags = (command: Command): Command =>
  projectFlags(
    command.option("--to <file>", "where to write the page (default: target/docs/index.html of the project)"),
  );
