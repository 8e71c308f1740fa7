import { isUtf8 } from "node:buffer";
import type { Batch } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import type { Format } from "../format.ts";
import { textFormat } from "../text/index.ts";
import { batch, type Reading, type Row, wrapped } from "../text/reading.ts";
import { most, namesIn } from "./names.ts";
import { rowOf } from "./record.ts";
import { type Element, Misplaced, type Splitter, splitter } from "./splitter.ts";

/** One JSON array of objects. */
export const array = (): Format =>
  textFormat({
    name: "array",
    fits: ({ text }) => text.startsWith("["),
    columns: ({ bytes }) => namesIn(firstOf(bytes)),
    rows,
    scan: "array",
  });

/** The records that a file begins with. */
export function firstOf(head: Buffer): readonly string[] {
  try {
    const elements = splitter(0).push(head.subarray(head.indexOf("[") + 1));
    return elements.slice(0, most).map((element) => element.bytes.toString());
  } catch {
    // What is wrong with it is told when it is read.
    return [];
  }
}

/** It is whole and well formed, or nothing of it is loaded. */
export async function* rows(chunks: AsyncIterable<Buffer>, reading: Reading): AsyncGenerator<Batch> {
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
