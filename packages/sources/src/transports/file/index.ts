import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { SourceError } from "../../error.ts";
import type { NamedFile, Transport } from "../transport.ts";
import { contentOf } from "./content.ts";
import { filesAt } from "./pattern.ts";

export interface FileOptions {
  /** The path may be a folder, or hold `*`, `**`, `?`, `[…]` and `{a,b}`: all the files that it names, in the order of their names. */
  readonly patterns?: boolean;
  /** What was loaded is not loaded again until its bytes, or this text, change. */
  readonly remember?: string;
}

/** A file on this machine: the one of that name, to the letter. */
export const file = ({ patterns = false, remember }: FileOptions = {}): Transport => ({
  schemes: ["file"],
  async open({ address, label }, { directory = ".", name, bookmarks, stands }) {
    const files = patterns ? await filesAt(address, directory) : [{ path: resolve(directory, address), from: label }];
    if (files.length === 0)
      throw new SourceError(
        "missing",
        `${name}: no file at ${label}; expected one at least below ${resolve(directory)}`,
      );
    const changedAt = await newest(files);
    const found = { files, ...(changedAt && { changedAt }) };
    if (remember === undefined) return found;
    const content = await contentOf(files, remember);
    if ((await bookmarks.read()).get(bookmark) === content && (await stands())) return { files: [], unchanged: true };
    return { ...found, commit: (session) => bookmarks.write(session, new Map([[bookmark, content]])) };
  },
});

const bookmark = "content";

/** When the last of them was changed. Where there is none, it is told when it is read. */
async function newest(files: readonly NamedFile[]): Promise<Date | undefined> {
  const times = await Promise.all(files.map(({ path }) => stat(path).catch(() => undefined)));
  return times.flatMap((one) => (one ? [one.mtime] : [])).toSorted((a, b) => b.getTime() - a.getTime())[0];
}
