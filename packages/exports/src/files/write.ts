/** Files, all of them or none: those that are otherwise are written beside their places first, and then put there. */
import { mkdir, open, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";

export interface NewFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What an unfinished file's name ends with, and whose it is. */
export const unfinished = /\.(\d+)\.tmp$/;

export interface Written {
  /** Puts them in their places. */
  place(): Promise<void>;
  /** Takes them away again. */
  drop(): Promise<void>;
}

/** Beside their places; a file that is as it should be is left alone. */
export async function writeBeside(files: Iterable<NewFile> | AsyncIterable<NewFile>): Promise<Written> {
  const ready: [from: string, to: string][] = [];
  const drop = async () => {
    for (const [beside] of ready) await rm(beside, { force: true });
    for (const [beside] of ready) await removeEmpty(dirname(beside));
  };
  try {
    for await (const file of files) {
      if (await isThere(file)) continue;
      const beside = `${file.path}.${process.pid}.tmp`;
      ready.push([beside, file.path]);
      await writeSynced(beside, file.content);
    }
  } catch (error) {
    await drop();
    throw error;
  }
  const place = async () => {
    for (const [from, to] of ready) await rename(from, to);
  };
  return { place, drop };
}

/** A folder that was made for a file that did not come, and those above it. */
async function removeEmpty(folder: string): Promise<void> {
  const isGone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isGone) await removeEmpty(dirname(folder));
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
