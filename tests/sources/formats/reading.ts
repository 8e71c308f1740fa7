/** The parsers alone, on bytes in chunks. */
import { rows as csv } from "../../../packages/sources/src/formats/csv/index.ts";
import { rows as array } from "../../../packages/sources/src/formats/json/array.ts";
import { rows as ndjson } from "../../../packages/sources/src/formats/json/ndjson.ts";
import { reading, type Reading } from "../../../packages/sources/src/formats/text/reading.ts";
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
  const text = Buffer.concat(parts).toString();
  if (text.startsWith("[")) return array(again(), now);
  return text.startsWith("{") ? ndjson(again(), now) : csv(again(), now, ",");
}
