/**
 * What a collector wrote: `raw:FOLDER` or `raw:s3://BUCKET/PREFIX`, the files of one source below it that are new since the last load. Names
 * go up with time within a collector, so a name for each is all there is to remember, and a load costs what is new.
 */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type RawStore, rawStoreAt, type StoredFile } from "../../raw-store/index.ts";
import { type Folder, withFolder } from "../folder.ts";
import type { NamedFile, Transport } from "../transport.ts";

export interface RawStoreOptions {
  /** The first part of its files' names; the source's own name where absent. */
  readonly source?: string;
}

export const rawStore = ({ source }: RawStoreOptions = {}): Transport => ({
  schemes: ["raw"],
  async open({ address }, { name, directory = ".", environment = {}, bookmarks }) {
    const where = address.replace(/^raw:/i, "");
    const store = rawStoreAt(isBucket(where) ? where : resolve(directory, where), environment);
    const seen = await bookmarks.read();
    const fresh = await newFiles(store, `${source ?? name}/`, seen);
    return withFolder(async (folder) => ({
      files: await Promise.all(fresh.map((file, i) => local(file, i, where, store, folder))),
      from: store.label,
      commit: (session) => bookmarks.write(session, lastOf(fresh)),
      close: folder.remove,
    }));
  },
});

const isBucket = (where: string): boolean => where.startsWith("s3://");

/** A collector's name is what its files' names end with. */
const collectorOf = (file: string): string => /-([^-/]+)\.(?:nd)?json\.gz$/.exec(file)?.[1] ?? "";

async function newFiles(
  store: RawStore,
  prefix: string,
  seen: ReadonlyMap<string, string>,
): Promise<readonly StoredFile[]> {
  const oldest = [...seen.values()].toSorted()[0];
  const found = await store.list(prefix, oldest);
  const fresh = found.filter(({ name }) => name > (seen.get(collectorOf(name)) ?? ""));
  return fresh;
}

/** Of each collector its last. */
const lastOf = (files: readonly StoredFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ name }) => [collectorOf(name), name]));

/** Where it can be read several times. */
async function local(
  { name }: StoredFile,
  i: number,
  where: string,
  store: RawStore,
  folder: Folder,
): Promise<NamedFile> {
  if (!isBucket(where)) return { path: join(store.label, name), from: name };
  const path = folder.path(`${i}.gz`);
  await writeFile(path, await store.read(name));
  return { path, from: name };
}
