import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { SourceError } from "../error.ts";
import { asUtf8 } from "./encoding.ts";
import type { Head } from "./format.ts";
import type { LocalFile } from "./local-file.ts";

const chunkSize = 1 << 20;

/** A file's bytes, unpacked if `gzip`, and in UTF-8. Ends with an error, not silently, where the packed data end too early. */
export async function* bytesOf(file: LocalFile): AsyncGenerator<Buffer> {
  yield* file.encoding === undefined ? plainBytes(file) : asUtf8(plainBytes(file), file.encoding, file.label);
}

async function* plainBytes({ path, label, gzip }: LocalFile): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: chunkSize });
  if (!gzip) return yield* file;
  const unpacked = createGunzip({ chunkSize });
  // Errors of the file become errors of what reads it.
  pipeline(file, unpacked, () => undefined);
  let position = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      position += chunk.length;
      yield chunk;
    }
  } catch (cause) {
    throw gzipError(label, position, cause);
  }
}

function gzipError(label: string, position: number, cause: unknown): unknown {
  const code = (cause as { code?: string }).code;
  if (code === "Z_BUF_ERROR")
    return new SourceError(
      "truncated",
      `${label}: cut off: the gzip data end at unpacked byte ${position}; get the file again`,
      cause,
    );
  if (code?.startsWith("Z_"))
    return new SourceError(
      "format",
      `${label}: damaged gzip data at unpacked byte ${position}; get the file again`,
      cause,
    );
  return cause;
}

const headSize = 1 << 18;

/** The first bytes, as many as tell what it is. */
export async function headOf(file: LocalFile): Promise<Head> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesOf(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headSize) break;
  }
  return head(Buffer.concat(chunks).subarray(0, headSize));
}

export function head(bytes: Buffer): Head {
  const marked = hasMark(bytes);
  return { bytes, marked, text: (marked ? bytes.subarray(3) : bytes).toString().trimStart() };
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Without the mark that some editors put at the start. */
export async function* unmarked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = Buffer.alloc(0);
  let started = false;
  for await (const chunk of chunks) {
    if (started) yield chunk;
    else if ((first = Buffer.concat([first, chunk])).length >= byteOrderMark.length) {
      started = true;
      yield hasMark(first) ? first.subarray(byteOrderMark.length) : first;
    }
  }
  if (!started && first.length > 0) yield first;
}

const hasMark = (bytes: Buffer): boolean => bytes.subarray(0, 3).equals(byteOrderMark);
