import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";

export interface LintFlags extends ProjectFlags {
  readonly rules?: boolean;
  readonly json?: boolean;
}

export const lintFlags = (command: Command): Command =>
  projectFlags(
    command
      .option("--rules", "list the rules, and why each is one")
      .option("--json", "a JSON array of findings on standard output"),
  );
