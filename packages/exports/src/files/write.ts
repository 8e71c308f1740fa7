/** Files, all of them or none: those that are otherwise are written beside their places first, and then put there. */
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

export interface NewFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What an unfinished file's name ends with, and whose it is. */
export const unfinished = /\.(\d+)\.tmp$/;

/** How many were written: a file that is as it should be is left alone. */
export async function writeAll(files: Iterable<NewFile> | AsyncIterable<NewFile>): Promise<number> {
  const ready: [from: string, to: string][] = [];
  try {
    for await (const file of files) {
      if (await isThere(file)) continue;
      const beside = `${file.path}.${process.pid}.tmp`;
      ready.push([beside, file.path]);
      await writeSynced(beside, file.content);
    }
    for (const [from, to] of ready) await rename(from, to);
    return ready.length;
  } catch (error) {
    for (const [beside] of ready) await rm(beside, { force: true });
    throw error;
  }
}

async function isThere({ path, content }: NewFile): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(content) ?? false;
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
