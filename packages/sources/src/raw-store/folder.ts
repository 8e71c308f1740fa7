/** A folder as a raw store. A file appears under its name when all of it is on the disk. */
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { SourceError } from "../error.ts";
import type { RawStore, StoredFile } from "./store.ts";

/** What is being written begins so: it is no file of the store yet. */
const unfinished = ".writing-";

export function folderStore(root: string): RawStore {
  const pathOf = (name: string): string => within(root, name);
  return {
    label: root,
    list: (prefix, after = "") => filesBelow(root, prefix, after),
    read: (name) => readFile(pathOf(name)).catch((cause: unknown) => Promise.reject(missing(name, root, cause))),
    write: (name, content) => writeWhole(pathOf(name), content),
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

function within(root: string, name: string): string {
  const path = resolve(root, name);
  if (path.startsWith(resolve(root) + sep)) return path;
  throw new SourceError("unexpected", `${root}: expected a name below it, got "${name}"`);
}

async function filesBelow(root: string, prefix: string, after: string): Promise<readonly StoredFile[]> {
  const names = await namesIn(root, prefix.slice(0, prefix.lastIndexOf("/") + 1), after);
  const wanted = names.filter((name) => name.startsWith(prefix) && name > after).toSorted();
  const found = await Promise.all(wanted.map((name) => sized(root, name)));
  return found.flatMap((file) => (file ? [file] : []));
}

/** Folders that end before `after` are not entered. */
async function namesIn(root: string, folder: string, after: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const name = folder + entry.name;
    if (entry.isDirectory()) return `${name}/\uffff` < after ? [] : namesIn(root, `${name}/`, after);
    return entry.isFile() && !entry.name.startsWith(unfinished) ? [name] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Undefined where it went while we looked. */
const sized = (root: string, name: string): Promise<StoredFile | undefined> =>
  stat(join(root, name)).then(
    ({ size }) => ({ name, bytes: size }),
    () => undefined,
  );

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `${unfinished}${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    await writeSynced(temporary, content);
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the name survives a power cut, too. */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, "r");
  await file.sync().finally(() => file.close());
}

const missing = (name: string, root: string, cause: unknown): SourceError =>
  new SourceError("missing", `${root}: expected a file ${name}, got none`, cause);
