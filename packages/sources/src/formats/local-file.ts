import { open, stat } from "node:fs/promises";
import { SourceError } from "../error.ts";

/** A file that is there. */
export interface LocalFile {
  readonly path: string;
  /** How people know it. */
  readonly label: string;
  readonly gzip: boolean;
  /** Of its text, unless that is UTF-8. */
  readonly encoding?: string;
}

/** Looks whether there is a file, and whether it is packed. */
export async function localFile(path: string, label: string): Promise<LocalFile> {
  const found = await stat(path).catch((cause: unknown) => Promise.reject(notThere(label, cause)));
  if (found.isDirectory()) throw new SourceError("directory", `${label}: is a directory; expected a file`);
  if (!found.isFile())
    throw new SourceError("unreadable", `${label}: is a pipe or a device; save what it gives to a file first`);
  if (found.size === 0) throw new SourceError("empty", `${label}: is empty; expected JSON, CSV or Parquet`);
  const start = await firstBytes(path).catch((cause: unknown) => Promise.reject(notThere(label, cause)));
  return { path, label, gzip: start[0] === 0x1f && start[1] === 0x8b };
}

async function firstBytes(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return buffer;
}

function notThere(label: string, cause: unknown): SourceError {
  const code = (cause as { code?: string }).code;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new SourceError("missing", `${label}: there is no such file`, cause);
  if (code === "EACCES" || code === "EPERM")
    return new SourceError("unreadable", `${label}: may not be read (permission denied)`, cause);
  return new SourceError("unreadable", `${label}: ${(cause as Error).message}`, cause);
}
