/** The files that a path with wildcards, or a folder, names. */
import { glob, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { NamedFile } from "../transport.ts";

/** In the order of their names, hidden ones left out. A path that is a file is that file, whatever letters it has. */
export async function filesAt(pattern: string, directory: string): Promise<readonly NamedFile[]> {
  const there = await stat(resolve(directory, pattern)).catch(() => undefined);
  if (there?.isFile()) return [named(pattern, directory)];
  const found = glob(there?.isDirectory() ? join(pattern, "*") : pattern, { cwd: directory });
  const files: NamedFile[] = [];
  for await (const path of found) if (await isData(path, directory)) files.push(named(path, directory));
  return files.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const named = (path: string, directory: string): NamedFile => ({ path: resolve(directory, path), from: path });

async function isData(path: string, directory: string): Promise<boolean> {
  const hidden = path.split(/[/\\]/).some((part) => /^\.[^.]/.test(part));
  return !hidden && (await stat(resolve(directory, path))).isFile();
}
