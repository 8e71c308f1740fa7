/** A project's files as they are on the disk, the texts of those that are being edited in their place. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** By path, relative to the project. */
export type Texts = ReadonlyMap<string, string>;

export interface Files {
  /** Throws where there is no such file. */
  readonly read: (path: string) => string;
  readonly has: (path: string) => boolean;
}

export function filesOf(dir: string, texts: Texts = new Map()): Files {
  const edited = new Map([...texts].map(([path, text]) => [join(dir, path), text]));
  return {
    read: (path) => edited.get(path) ?? readFileSync(path, "utf8"),
    has: (path) => edited.has(path) || (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false),
  };
}
