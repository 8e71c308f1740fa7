/** What the formats that are text share. */
import type { Batch, FileScan } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import { bytesOf, unmarked } from "../bytes.ts";
import type { Contents, Expected, Format, Head } from "../format.ts";
import type { LocalFile } from "../local-file.ts";
import { unpacked } from "../unpacked.ts";
import { type Reading, reading } from "./reading.ts";
import { scanOf } from "./scan.ts";

export interface TextFormat extends Pick<Format, "name" | "fits"> {
  /** The columns that its first records have: to tell whose data it is before any is loaded. */
  columns(head: Head): readonly string[];
  /** Rows of bytes that come in chunks. What is no record is rejected; what is cut off throws. */
  rows(chunks: AsyncIterable<Buffer>, reading: Reading, head: Head): AsyncIterable<Batch>;
  /** Engines may read it in place, as this. */
  readonly scan?: FileScan["format"];
}

export const textFormat = (written: TextFormat): Format => ({
  name: written.name,
  fits: written.fits,
  open: (file, head, expected) => Promise.resolve(contentsOf(written, file, head, expected)),
});

function contentsOf(written: TextFormat, file: LocalFile, head: Head, { key }: Expected): Contents {
  const plain = unpacked(file);
  const columns = written.columns(head);
  const scan = written.scan && !head.marked ? scanOf(plain, written.scan, columns, key) : undefined;
  let now = reading(file.label, key);
  const delivery = {
    columns: now.columns.all.slice(),
    ...(scan && { scan }),
    batches() {
      now = reading(file.label, key);
      return refusingNone(written.rows(unmarked(bytesOf(file)), now, head), now);
    },
  };
  return { delivery, columns, rejects: () => now.rejects, close: () => plain.remove() };
}

/** A file of which no record can be read is none of this format. */
async function* refusingNone(batches: AsyncIterable<Batch>, { path, rejects }: Reading): AsyncGenerator<Batch> {
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.rows.length;
    yield batch;
  }
  const [first] = rejects;
  if (rows > 0 || !first) return;
  throw new SourceError("format", `${path}: none of its records can be read; line ${first.line}: ${first.reason}`);
}
