/** A packed file's plain twin, in a temporary folder, made when it is first asked for. */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { bytesOf } from "./bytes.ts";
import type { LocalFile } from "./local-file.ts";

export interface Unpacked {
  /** The plain file, in UTF-8: itself, if it is so already. */
  path(): Promise<string>;
  remove(): Promise<void>;
}

export function unpacked(file: LocalFile): Unpacked {
  let folder: string | undefined;
  let made: Promise<string> | undefined;

  async function make(): Promise<string> {
    folder = await mkdtemp(join(tmpdir(), "sluice-"));
    const path = join(folder, "plain");
    await pipeline(bytesOf(file), createWriteStream(path));
    return path;
  }

  return {
    path: () => (file.gzip || file.encoding ? (made ??= make()) : Promise.resolve(file.path)),
    remove: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
