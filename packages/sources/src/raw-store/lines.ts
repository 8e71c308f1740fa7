/** Lines of gzip'd text, from it and into it, a piece at a time: each character is a byte, so that none is read as another. */
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** Lines by LF alone: JSON text may have a CR within. */
export async function* linesOf(zipped: Uint8Array): AsyncGenerator<string> {
  const pieces = Readable.from([zipped]).pipe(createGunzip()).setEncoding("latin1");
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + String(piece)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}

/** Fails where the lines do. */
export async function zipped(lines: AsyncIterable<string>): Promise<Buffer> {
  const [from, zip] = [Readable.from(pieces(lines)), createGzip()];
  const [content] = await Promise.all([buffer(zip), pipeline(from, zip)]);
  return content;
}

const PIECE = 65_536;

/** A line at a time would be slow. */
async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = "";
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text, "latin1");
    text = "";
  }
  if (text) yield Buffer.from(text, "latin1");
}
