/** Which folders are projects. Apart from compiling: a command that only looks reads nothing else. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export const settingsFiles = ["workflow_settings.yaml", "dataform.json"] as const;

export const isProject = (dir: string): boolean => settingsFiles.some((name) => existsSync(join(dir, name)));
