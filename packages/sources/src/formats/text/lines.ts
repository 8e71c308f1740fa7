/** Bytes → lines. */
import { isUtf8 } from "node:buffer";

export interface Lines {
  readonly lines: readonly string[];
  /** Of the first of them, from 1. */
  readonly number: number;
  /** Of the first of them, in the unpacked file. */
  readonly byte: number;
  /** Which of them, from 0, are no UTF-8. */
  readonly damaged: ReadonlySet<number>;
  /** The last of them has no line's end after it: it may be cut off. */
  readonly open: boolean;
}

const lineFeed = 10;

export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Lines> {
  const rest: Buffer[] = [];
  let [number, byte] = [1, 0];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed);
    rest.push(end < 0 ? chunk : chunk.subarray(0, end));
    if (end < 0) continue;
    const whole = rest.length === 1 ? rest[0]! : Buffer.concat(rest);
    const lines = whole.toString().split("\n");
    yield { lines, number, byte, damaged: damagedIn(whole), open: false };
    number += lines.length;
    byte += whole.length + 1;
    rest.length = 0;
    if (end + 1 < chunk.length) rest.push(chunk.subarray(end + 1));
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield { lines: [last.toString()], number, byte, damaged: damagedIn(last), open: true };
}

const none: ReadonlySet<number> = new Set();

function damagedIn(bytes: Buffer): ReadonlySet<number> {
  if (isUtf8(bytes)) return none;
  const damaged = new Set<number>();
  let start = 0;
  for (let i = 0; start <= bytes.length; i++) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) damaged.add(i);
    start = end + 1;
  }
  return damaged;
}
