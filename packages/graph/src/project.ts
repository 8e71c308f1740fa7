import { existsSync, readdirSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import { GraphError } from "./error.ts";
import { type Files, filesOf, type Texts } from "./files.ts";
import { settingsFiles } from "./is-project.ts";

/** A JavaScript module that compiles before or instead of Dataform itself. */
export interface Extension {
  readonly name: string;
  readonly compilationMode?: string;
  readonly options?: Readonly<Record<string, string>>;
}

export interface Project {
  /** Absolute, without symbolic links: callers are found by it in stack traces. */
  readonly dir: string;
  /** Relative to `dir`: what lies below definitions/ and includes/. */
  readonly files: readonly string[];
  readonly content: Files;
  readonly settingsFile: string;
  /** The bundle of @dataform/core: the project's own, else ours. */
  readonly corePath: string;
}

export function openProject(dir: string, texts?: Texts): Project {
  const root = realDir(dir);
  return {
    dir: root,
    files: projectFiles(root, texts),
    content: filesOf(root, texts),
    settingsFile: settingsFile(root),
    corePath: corePath(root),
  };
}

function realDir(dir: string): string {
  try {
    return realpathSync(resolve(dir));
  } catch (cause) {
    throw new GraphError("project", [{ message: `no folder ${dir}: expected a Dataform project` }], { cause });
  }
}

function settingsFile(dir: string): string {
  const found = settingsFiles.filter((name) => existsSync(join(dir, name)));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const message =
    found.length === 0
      ? `no Dataform project in ${dir}: expected workflow_settings.yaml (or dataform.json)`
      : `both workflow_settings.yaml and dataform.json in ${dir}: keep workflow_settings.yaml`;
  throw new GraphError("project", [{ message }]);
}

/** As the official glob `!(node_modules)/**\/*.*` finds them: no dot files, no linked folders. */
function projectFiles(dir: string, texts: Texts = new Map()): string[] {
  const folders = ["definitions", "includes"];
  const found = folders.filter((name) => existsSync(join(dir, name))).flatMap((name) => below(dir, name));
  const edited = [...texts.keys()].filter((path) => folders.some((name) => path.startsWith(name + sep)));
  return [...new Set([...found, ...edited])];
}

function below(dir: string, folder: string): string[] {
  const entries = readdirSync(join(dir, folder), { withFileTypes: true }).filter((entry) => entry.name[0] !== ".");
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(dir, path);
    return entry.name.includes(".") ? [path] : [];
  });
}

function corePath(dir: string): string {
  try {
    return createRequire(join(dir, "package.json")).resolve("@dataform/core");
  } catch {
    return createRequire(import.meta.url).resolve("@dataform/core");
  }
}
