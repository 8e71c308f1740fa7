import { open } from "node:fs/promises";
import type { FileScan } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import type { Unpacked } from "../unpacked.ts";

/** Plain JSON can be read in place. */
export const scanOf = (
  plain: Unpacked,
  format: FileScan["format"],
  head: readonly string[],
  required: readonly string[],
): FileScan => ({ path: () => scannable(plain, format), format, head, required });

/** An array must have its end: not every engine asks for it. Where there is no room to unpack it, it is read as it is. */
async function scannable(plain: Unpacked, format: FileScan["format"]): Promise<string | undefined> {
  try {
    const path = await plain.path();
    return format !== "array" || (await ending(path)).endsWith("]") ? path : undefined;
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    return undefined;
  }
}

async function ending(path: string): Promise<string> {
  await using file = await open(path);
  const { size } = await file.stat();
  const length = Math.min(size, 4096);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.toString("latin1").trimEnd();
}
