/** Text of other encodings as UTF-8. What has no meaning in them becomes bytes that UTF-8 has not, so that its record is rejected. */
import { SourceError } from "../error.ts";

/** By a file's mark, or else as its source says; undefined where it is UTF-8 (or no text at all). */
export function encodingOf(head: Buffer, said: string | undefined, label: string): string | undefined {
  const marked = marks.find(([mark]) => head.subarray(0, mark.length).equals(mark));
  if (marked) return marked[1];
  if (said === undefined || own.test(head.subarray(0, 64).toString("latin1"))) return undefined;
  const { encoding } = decoderOf(said, label);
  return encoding === "utf-8" ? undefined : encoding;
}

/** What is no text, or says its encoding itself. */
const own = /^PAR1|^\s*<\?xml/;

const marks: readonly (readonly [Buffer, string | undefined])[] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), undefined],
  [Buffer.from([0xff, 0xfe]), "utf-16le"],
  [Buffer.from([0xfe, 0xff]), "utf-16be"],
];

function decoderOf(encoding: string, label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch (cause) {
    throw new SourceError(
      "format",
      `${label}: expected encoding to be utf-8, latin1, utf-16le or another that the WHATWG's standard names, got ${encoding}`,
      cause,
    );
  }
}

export async function* asUtf8(chunks: AsyncIterable<Buffer>, encoding: string, label: string): AsyncGenerator<Buffer> {
  yield* encoding.startsWith("utf-16") ? fromUtf16(chunks, encoding, label) : fromOther(chunks, encoding, label);
}

async function* fromOther(chunks: AsyncIterable<Buffer>, encoding: string, label: string): AsyncGenerator<Buffer> {
  const decoder = decoderOf(encoding, label);
  for await (const chunk of chunks) yield spoilt(decoder.decode(chunk, { stream: true }), /\uFFFD/);
  yield spoilt(decoder.decode(), /\uFFFD/);
}

/** By hand: TextDecoder would hide which surrogates were alone behind characters that may be there in their own right. */
async function* fromUtf16(chunks: AsyncIterable<Buffer>, encoding: string, label: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let began = false;
  for await (const chunk of chunks) {
    const all = Buffer.concat([rest, chunk]);
    const whole = Buffer.from(all.subarray(0, wholeUnits(all, encoding)));
    rest = Buffer.from(all.subarray(whole.length));
    const text = (encoding === "utf-16be" ? whole.swap16() : whole).toString("utf16le");
    yield spoilt(began ? text : text.replace(/^\uFEFF/, ""), loneSurrogate);
    began ||= text.length > 0;
  }
  if (rest.length === 1 || rest.length === 3)
    throw new SourceError(
      "truncated",
      `${label}: cut off in a character: UTF-16 has two bytes or four for each; get the file again`,
    );
  if (rest.length > 0) yield invalid;
}

/** Not the first half of a pair: the other may be in the next chunk. */
function wholeUnits(bytes: Buffer, encoding: string): number {
  const even = bytes.length - (bytes.length % 2);
  const high = even < 2 ? 0 : bytes[encoding === "utf-16be" ? even - 2 : even - 1]!;
  return high >= 0xd8 && high < 0xdc ? even - 2 : even;
}

const loneSurrogate = /\p{Surrogate}/u;
const invalid = Buffer.from([0xff]);

function spoilt(text: string, wrong: RegExp): Buffer {
  if (!wrong.test(text)) return Buffer.from(text);
  const parts = text.split(wrong).map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [invalid, part])));
}
