/** Bytes of an XML file → text, in pieces that end after a tag. */
import { isUtf8 } from "node:buffer";
import { SourceError } from "../../error.ts";

const [less, greater] = [60, 62];

/** A tag with bytes that are no UTF-8 has this in their place, which XML does not allow: so its row is rejected, and no other. */
const damage = "\uFFFF";

export function textOf(chunks: AsyncIterable<Buffer>, begin: string, path: string): AsyncIterable<string> {
  const encoding = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(begin)?.[1] ?? "utf-8";
  // Where the declaration can be read as UTF-8, the bytes are not UTF-16, whatever it says.
  return /^(utf-?(8|16)|us-ascii)/i.test(encoding) ? utf8(chunks) : decoded(chunks, encoding, path);
}

/** `>` is never a part of another character. */
async function* utf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(greater) + 1;
    rest.push(chunk.subarray(0, end));
    if (end === 0) rest = [Buffer.concat([...rest, chunk])];
    else {
      yield whole(Buffer.concat(rest));
      rest = [chunk.subarray(end)];
    }
  }
  yield whole(Buffer.concat(rest));
}

const whole = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString() : tagsOf(bytes).map(marked).join(""));

const marked = (tag: Buffer): string => (isUtf8(tag) ? tag.toString() : tag.toString().replaceAll("\uFFFD", damage));

function tagsOf(bytes: Buffer): readonly Buffer[] {
  const tags: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(less, start + 1);
    const end = found < 0 ? bytes.length : found;
    tags.push(bytes.subarray(start, end));
    start = end;
  }
  return tags;
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string, path: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding, path);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function decoderOf(encoding: string, path: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch (cause) {
    throw new SourceError(
      "format",
      `${path}: says that it is in ${encoding}, which is unknown; save it as UTF-8`,
      cause,
    );
  }
}
