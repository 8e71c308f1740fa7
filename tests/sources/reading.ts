/** The parsers alone, on bytes in chunks. */
import { formatOf } from "../../packages/sources/src/file/format.ts";
import { array } from "../../packages/sources/src/file/array.ts";
import { csv } from "../../packages/sources/src/file/csv.ts";
import { ndjson } from "../../packages/sources/src/file/ndjson.ts";
import { reading, type Reading } from "../../packages/sources/src/file/reading.ts";

export async function* bytesIn(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Rows in the order of these columns. */
export async function readAll(chunks: AsyncIterable<Buffer>, columns: readonly string[]) {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const now = reading("file", ["Id"]);
  const places = columns.map((name) => now.columns.place(name));
  const rows: unknown[][] = [];
  for await (const batch of parser(parts, now)) {
    for (const row of batch.rows) rows.push(places.map((at) => row[at] ?? null));
  }
  return { rows, rejects: now.rejects };
}

function parser(parts: readonly Buffer[], now: Reading) {
  async function* again(): AsyncGenerator<Buffer> {
    yield* parts;
  }
  const format = formatOf("file", Buffer.concat(parts), { name: "things", key: ["Id"] });
  switch (format.kind) {
    case "csv":
      return csv(again(), now, format.delimiter);
    case "array":
      return array(again(), now);
    default:
      return ndjson(again(), now);
  }
}
