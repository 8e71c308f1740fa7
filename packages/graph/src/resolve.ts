import { statSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { isAbsolute, join, resolve } from "node:path";

const extensions = ["", ".js", ".json", ".sql", ".sqlx", ".yaml", ".yml"];

/** The file that `require(name)` means in a file of `folder`; bare names are packages, then paths from the root. */
export function resolveModule(name: string, folder: string, root: string): string {
  const found = isPath(name) ? file(resolve(folder, name)) : (packaged(name, folder) ?? file(join(root, name)));
  if (found !== undefined) return found;
  const hint = isBuiltin(name) ? ": a Dataform project may use no Node module but path" : "";
  throw new Error(`Cannot find module '${name}'${hint}`);
}

function isPath(name: string): boolean {
  return name.startsWith(".") || isAbsolute(name);
}

function file(path: string): string | undefined {
  return [...extensions.map((extension) => path + extension), join(path, "index.js")].find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function packaged(name: string, folder: string): string | undefined {
  if (isBuiltin(name)) return undefined;
  try {
    return createRequire(join(folder, "index.js")).resolve(name);
  } catch {
    return undefined;
  }
}
