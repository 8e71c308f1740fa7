import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { tempDir } from "../cli/command.ts";

const root = join(import.meta.dirname, "../..");
const parts = ["definitions", "includes", "sluice.config.ts", "workflow_settings.yaml"];

/** This repository's project, with more of its files, in a folder until the test file ends: what a run notes below target/ is noted there. */
export function ownProject(...more: readonly string[]): string {
  const dir = tempDir();
  for (const part of [...parts, ...more]) cpSync(join(root, part), join(dir, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  return dir;
}
