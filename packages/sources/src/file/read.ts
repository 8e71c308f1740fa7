import type { Batch } from "@sluice/engines";
import { SourceError } from "../error.ts";
import type { Definition } from "../source.ts";
import { array } from "./array.ts";
import { bytesOf, unmarked } from "./bytes.ts";
import { csv } from "./csv.ts";
import { document } from "./document.ts";
import type { Format } from "./format.ts";
import { ndjson } from "./ndjson.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";

/** The rows of a text file, whatever its format. */
export async function* read(
  place: Place,
  format: Format,
  definition: Definition,
  reading: Reading,
): AsyncGenerator<Batch> {
  let rows = 0;
  for await (const batch of batchesOf(unmarked(bytesOf(place)), format, definition, reading)) {
    rows += batch.rows.length;
    yield batch;
  }
  const [first] = reading.rejects;
  if (rows === 0 && first) {
    throw new SourceError(
      "format",
      `${reading.path}: none of its records can be read; line ${first.line}: ${first.reason}`,
    );
  }
}

function batchesOf(
  chunks: AsyncIterable<Buffer>,
  format: Format,
  definition: Definition,
  reading: Reading,
): AsyncIterable<Batch> {
  switch (format.kind) {
    case "ndjson":
      return ndjson(chunks, reading);
    case "array":
      return array(chunks, reading);
    case "document":
      return document(chunks, reading, definition);
    case "csv":
      return csv(chunks, reading, format.delimiter);
    case "parquet":
      throw new TypeError("Parquet is no text");
  }
}
