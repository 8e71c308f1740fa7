/** Where documents are, and the project that each is of. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Undefined for what is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

const marks = ["workflow_settings.yaml", "dataform.json"];

export const isProject = (dir: string): boolean => marks.some((mark) => existsSync(join(dir, mark)));

/** The nearest folder, from here up, that is a project. */
export function projectAbove(path: string): string | undefined {
  for (let dir = path; ; dir = dirname(dir)) {
    if (isProject(dir)) return dir;
    if (dir === dirname(dir)) return undefined;
  }
}
