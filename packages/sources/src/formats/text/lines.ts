/** Bytes → lines. They end with LF, CRLF or CR alone. */
import { isUtf8 } from "node:buffer";

export interface Lines {
  readonly lines: readonly string[];
  /** What ended each: CRLF leaves its CR in the line. Undefined where it was LF everywhere. */
  readonly ends?: readonly string[];
  /** Of the first of them, from 1. */
  readonly number: number;
  /** Of the first of them, in the unpacked file. */
  readonly byte: number;
  /** Which of them, from 0, are no UTF-8. */
  readonly damaged: ReadonlySet<number>;
  /** The last of them has no line's end after it: it may be cut off. */
  readonly open: boolean;
}

const [lineFeed, carriageReturn] = [10, 13];

export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Lines> {
  const rest: Buffer[] = [];
  let [number, byte] = [1, 0];
  for await (const chunk of chunks) {
    const end = lastEnd(chunk) + 1;
    rest.push(chunk.subarray(0, end === 0 ? chunk.length : end));
    if (end === 0) continue;
    const whole = rest.length === 1 ? rest[0]! : Buffer.concat(rest);
    const found = linesIn(whole, number, byte);
    yield found;
    number += found.lines.length;
    byte += whole.length;
    rest.length = 0;
    if (end < chunk.length) rest.push(chunk.subarray(end));
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield linesIn(last, number, byte);
}

/** A CR at a chunk's end may have its LF in the next one. */
const lastEnd = (chunk: Buffer): number =>
  Math.max(chunk.lastIndexOf(lineFeed), chunk.subarray(0, -1).lastIndexOf(carriageReturn));

const lone = /\r(?!\n)/;
const either = /\n|\r(?!\n)/;

function linesIn(bytes: Buffer, number: number, byte: number): Lines {
  const text = bytes.toString();
  const returns = lone.test(text);
  const end = returns ? either : "\n";
  const lines = text.split(end);
  // After the last line's end there is no line.
  const open = lines.at(-1) !== "";
  if (!open) lines.pop();
  return { lines, ...(returns && { ends: endsIn(text) }), number, byte, damaged: damagedIn(bytes, end), open };
}

const endsIn = (text: string): readonly string[] => text.match(new RegExp(either, "g")) ?? [];

const none: ReadonlySet<number> = new Set();

/** With a character for each byte, the pieces are the bytes of the lines. */
function damagedIn(bytes: Buffer, end: string | RegExp): ReadonlySet<number> {
  if (isUtf8(bytes)) return none;
  const lines = bytes.toString("latin1").split(end);
  return new Set(lines.flatMap((line, i) => (isUtf8(Buffer.from(line, "latin1")) ? [] : [i])));
}
