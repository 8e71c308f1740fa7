/** A file's bytes without the lines that are around its records. */
import { isUtf8 } from "node:buffer";
import type { Reading } from "../text/reading.ts";

export interface Frame {
  /** Lines before the header. */
  readonly preamble: number;
  /** Of lines that are no UTF-8. */
  readonly otherwise: string | undefined;
  readonly reading: Reading;
}

const lineFeed = 10;
const chunkSize = 1 << 18;
const trailer = /^\s*"?(?:FTR|TRL|TRAILER|EOF)"?\s*(?:[,;|\t]\s*"?(?<count>\d+)?"?[,;|\t\s]*)?$/i;

export async function* framed(chunks: AsyncIterable<Buffer>, frame: Frame): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let [number, skipped, bytes, held] = [0, 0, 0, [] as Buffer[]];
  for await (const line of linesIn(chunks)) {
    number++;
    // Blank lines above all others are not counted.
    if (skipped < frame.preamble && (skipped > 0 || !isBlank(line))) skipped++;
    else if (isBlank(line)) held.push(line);
    else {
      // The last line that is not blank may be a trailer.
      ready.push(...held.map((one) => inUtf8(one, frame.otherwise)));
      held = [line];
      bytes += line.length;
      if (bytes > chunkSize) yield Buffer.concat(ready.splice(0));
      if (bytes > chunkSize) bytes = 0;
    }
  }
  if (ready.length > 0) yield Buffer.concat(ready);
  yield* ending(held, number - held.length + 1, frame);
}

function* ending(held: readonly Buffer[], line: number, { preamble, reading, otherwise }: Frame): Generator<Buffer> {
  const last = held[0];
  if (!last) return;
  const found = trailer.exec(last.toString());
  if (!found) return yield inUtf8(Buffer.concat(held), otherwise);
  const lines = line - preamble - 2;
  const counted = Number(found.groups?.["count"] ?? lines);
  // Some count the header, the preamble and the trailer, too.
  if (counted < lines || counted > lines + preamble + 2)
    reading.reject(line, `the trailer counts ${counted} records, ${lines} came`, last.toString().trim());
}

async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end + 1)]);
      [rest, from] = [[], end + 1];
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

const isBlank = (line: Buffer): boolean => line.length < 256 && line.toString("latin1").trim() === "";

const inUtf8 = (line: Buffer, otherwise: string | undefined): Buffer =>
  otherwise === undefined || isUtf8(line) ? line : Buffer.from(new TextDecoder(otherwise).decode(line));
