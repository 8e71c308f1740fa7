import { isUtf8 } from "node:buffer";
import type { Batch } from "@sluice/engines";
import { SourceError } from "../error.ts";
import { batch, type Reading, type Row, wrapped } from "./reading.ts";
import { rowOf } from "./record.ts";
import { type Element, Misplaced, type Splitter, splitter } from "./splitter.ts";

/** One JSON array of objects. It is whole and well formed, or nothing of it is loaded. */
export async function* array(chunks: AsyncIterable<Buffer>, reading: Reading): AsyncGenerator<Batch> {
  let split: Splitter | undefined;
  let [place, skipped] = [0, 0];
  for await (const chunk of chunks) {
    const bracket = split ? -1 : chunk.indexOf("[");
    if (!split && bracket < 0) skipped += chunk.length;
    else {
      split ??= splitter(skipped + bracket + 1);
      const elements = told(reading.path, split, chunk.subarray(bracket + 1));
      yield batch(
        reading,
        elements.flatMap((element) => wrapped(rowIn(element, ++place, reading))),
      );
    }
  }
  if (!split?.done) throw cut(reading.path, split?.position ?? skipped, place);
}

function told(path: string, split: Splitter, chunk: Buffer): readonly Element[] {
  try {
    return split.push(chunk);
  } catch (cause) {
    if (!(cause instanceof Misplaced)) throw cause;
    throw new SourceError("format", `${path}: no JSON at byte ${cause.at}: expected ${cause.expected}`, cause);
  }
}

function rowIn({ bytes, at }: Element, place: number, reading: Reading): Row | undefined {
  if (!isUtf8(bytes)) return reading.reject(place, "not UTF-8", bytes.toString());
  const text = bytes.toString();
  refuseBroken(text, at, place, reading.path);
  return rowOf(reading, text, place);
}

/** Brackets that fit, around what is no JSON. */
function refuseBroken(text: string, at: number, place: number, path: string): void {
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new SourceError(
      "format",
      `${path}: no JSON in record ${place}, which begins at byte ${at}: ${(cause as Error).message}`,
      cause,
    );
  }
}

const cut = (path: string, position: number, place: number): SourceError =>
  new SourceError(
    "truncated",
    `${path}: cut off at byte ${position}, after ${place} records: expected the array's closing ], got the end of the file; get the file again`,
  );
