/** Where documents are, and the project that each is of. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { isProject } from "@sluice/graph/is-project";

/** Undefined for what is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The nearest folder, from here up, that is a project. */
export function projectAbove(path: string): string | undefined {
  for (let dir = path; ; dir = dirname(dir)) {
    if (isProject(dir)) return dir;
    if (dir === dirname(dir)) return undefined;
  }
}
