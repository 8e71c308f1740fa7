import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { tempDir } from "../cli/command.ts";

const root = join(import.meta.dirname, "../..");
const parts = ["definitions", "includes", "deploy", "sluice.config.ts", "workflow_settings.yaml"];

/** This repository's project in a folder of its own, until the test file ends: what a run notes below target/ is noted there. */
export function ownProject(): string {
  const dir = tempDir();
  for (const part of parts) cpSync(join(root, part), join(dir, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  return dir;
}
