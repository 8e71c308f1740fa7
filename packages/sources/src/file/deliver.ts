/** A file on this machine as a delivery. Sources that fetch something put it into a file first, and call this. */
import { open } from "node:fs/promises";
import type { FileScan } from "@sluice/warehouses";
import type { Definition, Opened } from "../source.ts";
import { hasMark, headOf } from "./bytes.ts";
import { columnsInHead } from "./head.ts";
import { formatOf, type Format } from "./format.ts";
import { deliverParquet } from "./parquet.ts";
import { placeOf } from "./place.ts";
import { type Place, read } from "./read.ts";
import { type Reading, reading } from "./reading.ts";

const headSize = 1 << 18;

export async function deliver(path: string, label: string, definition: Definition): Promise<Opened> {
  const place = await placeOf(path, label);
  const head = await headOf(path, place.gzip, headSize);
  const format = formatOf(label, head, definition);
  if (format.kind === "parquet") return deliverParquet(place, label, definition);
  const columns = columnsInHead(head, format);
  const scan = await scanOf(place, head, format, columns, definition.key);
  return opened(label, definition, columns, scan, (now) => read(place, format, definition, now));
}

function opened(
  label: string,
  definition: Definition,
  columns: readonly string[],
  scan: FileScan | undefined,
  batches: (now: Reading) => ReturnType<typeof read>,
): Opened {
  let now = reading(label, definition.key);
  const delivery = {
    columns: now.columns.all.slice(),
    ...(scan ? { scan } : {}),
    batches() {
      now = reading(label, definition.key);
      return batches(now);
    },
  };
  return { delivery, from: label, columns, rejects: () => now.rejects };
}

/** Plain JSON can be read in place. An array must have its end: not every engine asks for it. */
async function scanOf(
  place: Place,
  head: Buffer,
  format: Format,
  columns: readonly string[],
  required: readonly string[],
): Promise<FileScan | undefined> {
  if (place.gzip || hasMark(head) || (format.kind !== "ndjson" && format.kind !== "array")) return undefined;
  if (format.kind === "array" && !(await lastByte(place.path)).endsWith("]")) return undefined;
  return { path: place.path, format: format.kind, head: columns, required };
}

async function lastByte(path: string): Promise<string> {
  await using file = await open(path);
  const { size } = await file.stat();
  const length = Math.min(size, 4096);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.toString("latin1").trimEnd();
}
