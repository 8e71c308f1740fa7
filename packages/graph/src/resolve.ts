import { createRequire, isBuiltin } from "node:module";
import { isAbsolute, join, resolve } from "node:path";
import type { Project } from "./project.ts";

const extensions = ["", ".js", ".json", ".sql", ".sqlx", ".yaml", ".yml"];

/** The file that `require(name)` means in a file of `folder`; bare names are packages, then paths from the root. */
export function resolveModule(
  name: string,
  folder: string,
  { dir, content: { has } }: Pick<Project, "dir" | "content">,
): string {
  const found = isPath(name)
    ? file(resolve(folder, name), has)
    : (packaged(name, folder) ?? file(join(dir, name), has));
  if (found !== undefined) return found;
  const hint = isBuiltin(name) ? ": a Dataform project may use no Node module but path" : "";
  throw new Error(`Cannot find module '${name}'${hint}`);
}

function isPath(name: string): boolean {
  return name.startsWith(".") || isAbsolute(name);
}

function file(path: string, has: (path: string) => boolean): string | undefined {
  return [...extensions.map((extension) => path + extension), join(path, "index.js")].find(has);
}

function packaged(name: string, folder: string): string | undefined {
  if (isBuiltin(name)) return undefined;
  try {
    return createRequire(join(folder, "index.js")).resolve(name);
  } catch {
    return undefined;
  }
}
