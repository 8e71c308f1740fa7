/** The files of the entities' exports: those that Python makes, those that are there. */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Text by path. */
export type Files = Readonly<Record<string, string>>;

/** Arguments: controller, then years. */
export function expectedFiles(...args: readonly string[]): Files {
  const program = join(import.meta.dirname, "entities.py");
  return JSON.parse(execFileSync("python3", [program, ...args], { encoding: "utf8", maxBuffer: 1 << 28 })) as Files;
}

export const exportedIn = (folder: string): Files =>
  Object.fromEntries(
    globSync("**/*", { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );

export const only = (files: Files, has: (path: string) => boolean): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => has(path)));
