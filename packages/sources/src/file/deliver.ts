/** A file on this machine as a delivery. Sources that fetch something put it into a file first, and call this. */
import { open } from "node:fs/promises";
import type { FileScan } from "@sluice/engines";
import { SourceError } from "../error.ts";
import type { Definition, Opened } from "../source.ts";
import { hasMark, headOf } from "./bytes.ts";
import { columnsInHead } from "./head.ts";
import { formatOf, type Format } from "./format.ts";
import { deliverParquet } from "./parquet.ts";
import { placeOf } from "./place.ts";
import { read } from "./read.ts";
import { type Reading, reading } from "./reading.ts";
import { type Unpacked, unpacked } from "./unpacked.ts";

const headSize = 1 << 18;

export async function deliver(path: string, label: string, definition: Definition): Promise<Opened> {
  const place = await placeOf(path, label);
  const head = await headOf(place, headSize);
  const format = formatOf(label, head, definition);
  if (format.kind === "parquet") return deliverParquet(place, definition);
  const plain = unpacked(place);
  const columns = columnsInHead(head, format);
  const scan = hasMark(head) ? undefined : scanOf(plain, format, columns, definition.key);
  const reading = opened(label, definition, scan, (now) => read(place, format, definition, now));
  return { ...reading, columns, close: () => plain.remove() };
}

function opened(
  label: string,
  { key }: Definition,
  scan: FileScan | undefined,
  batches: (now: Reading) => ReturnType<typeof read>,
): Pick<Opened, "delivery" | "from" | "rejects"> {
  let now = reading(label, key);
  const delivery = {
    columns: now.columns.all.slice(),
    ...(scan ? { scan } : {}),
    batches() {
      now = reading(label, key);
      return batches(now);
    },
  };
  return { delivery, from: label, rejects: () => now.rejects };
}

/** Plain JSON can be read in place. */
const scanOf = (
  plain: Unpacked,
  format: Format,
  head: readonly string[],
  required: readonly string[],
): FileScan | undefined =>
  format.kind === "ndjson" || format.kind === "array"
    ? { path: () => scannable(plain, format.kind), format: format.kind, head, required }
    : undefined;

/** An array must have its end: not every engine asks for it. Where there is no room to unpack it, it is read as it is. */
async function scannable(plain: Unpacked, format: "ndjson" | "array"): Promise<string | undefined> {
  try {
    const path = await plain.path();
    return format === "ndjson" || (await ending(path)).endsWith("]") ? path : undefined;
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
