import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectConfig } from "@sluice/graph";

/** The few settings that a query needs, without compiling the project; none outside of a project. */
export function readSettings(dir: string): ProjectConfig {
  const path = join(dir, "workflow_settings.yaml");
  if (!existsSync(path)) return { defaultSchema: "marts" };
  const content = readFileSync(path, "utf8");
  const setting = (name: string): string | undefined =>
    new RegExp(`^${name}:\\s*["']?([^"'#\\s]+)`, "m").exec(content)?.[1];
  const defaultDatabase = setting("defaultProject");
  const defaultSchema = setting("defaultDataset");
  const suffix = setting("datasetSuffix");
  return {
    ...(defaultDatabase ? { defaultDatabase } : {}),
    ...(defaultSchema ? { defaultSchema: suffix ? `${defaultSchema}_${suffix}` : defaultSchema } : {}),
  };
}
