/**
 * What a collector wrote: `raw:FOLDER` or `raw:s3://BUCKET/PREFIX`, the files of one source below it that are new since the last load. Names
 * go up with time within a collector, so a name for each is all there is to remember, and a load costs what is new.
 */
import { basename, resolve } from "node:path";
import { SourceError } from "../../error.ts";
import { type RawStore, rawStoreAt } from "../../raw-store/index.ts";
import { withFolder } from "../folder.ts";
import type { Files, NamedFile, Transport } from "../transport.ts";
import { bring } from "./bring.ts";
import { type Fresh, freshFiles } from "./fresh.ts";

export interface RawStoreOptions {
  /** The first part of its files' names; the source's own name where absent. */
  readonly source?: string;
}

export const rawStore = ({ source }: RawStoreOptions = {}): Transport => ({
  schemes: ["raw"],
  async open({ address }, { name, directory = ".", environment = {}, bookmarks }) {
    const where = address.replace(/^raw:/i, "");
    const store = rawStoreAt(where.startsWith("s3://") ? where : resolve(directory, where), environment);
    const seen = await bookmarks.read();
    const { fresh, files, close } = await brought(store, `${source ?? name}/`, seen);
    return {
      files,
      from: store.label,
      commit: (session) => bookmarks.write(session, lastOf(fresh)),
      close,
    };
  },
});

interface Brought extends Files {
  readonly fresh: readonly Fresh[];
  readonly close: () => Promise<void>;
}

const TRIES = 5;

/** A file that is made one with others goes: then it is in the one that a second look finds. */
async function brought(store: RawStore, prefix: string, seen: ReadonlyMap<string, string>): Promise<Brought> {
  for (let tries = 1; ; tries++) {
    const fresh = await freshFiles(store, prefix, seen);
    try {
      return await withFolder(async (folder) => {
        const files: NamedFile[] = [];
        // One at a time: a first load has years of them.
        for (const one of fresh)
          files.push(await bring(one, folder.path(`${files.length}-${basename(one.span.name)}`), store));
        return { fresh, files, close: folder.remove };
      });
    } catch (error) {
      if (tries === TRIES || !(error instanceof SourceError && error.reason === "missing")) throw error;
    }
  }
}

/** Of each collector its last. */
const lastOf = (files: readonly Fresh[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ span }) => [span.collector, span.name]));
