/** BYTES functions, and the encodings between BYTES and STRING. */
import { fail, type Implementations, lenient, strict } from "./implementation.ts";
import { allKnown, readIntegers } from "./nested.ts";
import { checkedSize, editDistance, instr, repeatedSize, sizeOf, window } from "./strings.ts";
import { nth } from "../lists.ts";

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function substr(bytes: Uint8Array, position: bigint, size?: bigint): Uint8Array {
  const [from, width] = window(bytes.length, position, size);
  return bytes.subarray(from, Math.min(from + width, bytes.length));
}

function pad(fn: "LPAD" | "RPAD") {
  return (bytes: Uint8Array, size: bigint, filler: Uint8Array = Buffer.from(" ")): Uint8Array => {
    const width = checkedSize(size, fn);
    const missing = width - bytes.length;
    if (missing <= 0) return bytes.subarray(0, width);
    if (filler.length === 0) return fail(`Pattern in ${fn} cannot be empty`);
    const fill = Buffer.alloc(missing, filler);
    return Buffer.concat(fn === "LPAD" ? [fill, bytes] : [bytes, fill]);
  };
}

function repeated(bytes: Uint8Array, times: bigint): Uint8Array {
  return Buffer.alloc(repeatedSize(bytes.length, times), bytes);
}

/** Pieces of one length around each occurrence. */
export function pieces(bytes: Uint8Array, part: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  const all = buffer(bytes);
  let start = 0;
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, start)) {
    found.push(all.subarray(start, at));
    start = at + part.length;
  }
  return [...found, all.subarray(start)];
}

function replaced(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  if (from.length === 0) return bytes;
  return Buffer.concat(pieces(bytes, from).flatMap((piece, i) => (i === 0 ? [piece] : [to, piece])));
}

const trimStart = (bytes: Uint8Array, set: Uint8Array): Uint8Array => {
  const first = bytes.findIndex((byte) => !set.includes(byte));
  return first < 0 ? new Uint8Array() : bytes.subarray(first);
};
const trimEnd = (bytes: Uint8Array, set: Uint8Array): Uint8Array =>
  bytes.subarray(0, bytes.findLastIndex((byte) => !set.includes(byte)) + 1);

function translated(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  return Uint8Array.from(
    [...bytes].flatMap((byte) => {
      const at = from.indexOf(byte);
      return at < 0 ? [byte] : at < to.length ? [nth(to, at)] : [];
    }),
  );
}

const mapped = (low: number, high: number, shift: number) => (bytes: Uint8Array) =>
  bytes.map((byte) => (byte >= low && byte <= high ? byte + shift : byte));

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const text = (bits.match(/.{1,5}/g) ?? [])
    .map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)])
    .join("");
  return text.padEnd(Math.ceil(text.length / 8) * 8, "=");
}

function fromBase32(text: string): Uint8Array {
  const digits = text.replace(/=+$/, "").toUpperCase();
  if (/[^A-Z2-7]/.test(digits)) return fail(`Failed to decode invalid base32 string`);
  const bits = Array.from(digits, (digit) => ALPHABET.indexOf(digit).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/[\s]/g, "");
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(digits) || digits.replace(/=+$/, "").length % 4 === 1)
    return fail("Failed to decode invalid base64 string");
  return Buffer.from(digits, "base64");
}

export function fromHex(text: string): Uint8Array {
  if (/[^0-9a-fA-F]/.test(text)) return fail("Failed to decode invalid hexadecimal string due to character");
  return Buffer.from(text.length % 2 === 1 ? `0${text}` : text, "hex");
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** BYTES → STRING, an error where they are no UTF-8. */
export function utf8(bytes: Uint8Array, message = "Invalid cast of bytes to UTF8 string"): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return fail(message);
  }
}

const POINT =
  // oxlint-disable-next-line no-control-regex -- one well-formed character of UTF-8, as Latin-1 sees it.
  /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;

/** Each byte that belongs to no character becomes U+FFFD of its own. */
function lossy(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString("latin1");
  let text = "";
  for (let at = 0; at < latin.length;) {
    POINT.lastIndex = at;
    const point = POINT.exec(latin)?.[0];
    text += point === undefined ? "\ufffd" : decoder.decode(Buffer.from(point, "latin1"));
    at += point?.length ?? 1;
  }
  return text;
}

function bytesOfCodes(text: string): Uint8Array | null {
  const codes = allKnown(readIntegers(text));
  if (!codes) return null;
  const bad = codes.find((code) => code < 0n || code > 255n);
  return bad === undefined ? Uint8Array.from(codes.map(Number)) : fail(`Invalid code point: ${bad}`);
}

export const bytes: Implementations = {
  ...strict({
    length$BYTES: (bytes: Uint8Array) => BigInt(bytes.length),
    byte_length$BYTES: (bytes: Uint8Array) => BigInt(bytes.length),
    upper$BYTES: mapped(97, 122, -32),
    lower$BYTES: mapped(65, 90, 32),
    substr$BYTES: substr,
    left$BYTES: (bytes: Uint8Array, size: bigint) => bytes.subarray(0, sizeOf(size, "LEFT")),
    right$BYTES: (bytes: Uint8Array, size: bigint) => bytes.subarray(Math.max(bytes.length - sizeOf(size, "RIGHT"), 0)),
    reverse$BYTES: (bytes: Uint8Array) => Uint8Array.from(bytes).toReversed(),
    repeat$BYTES: repeated,
    replace$BYTES: replaced,
    lpad$BYTES: pad("LPAD"),
    rpad$BYTES: pad("RPAD"),
    trim$BYTES: (bytes: Uint8Array, set: Uint8Array) => trimEnd(trimStart(bytes, set), set),
    ltrim$BYTES: trimStart,
    rtrim$BYTES: trimEnd,
    starts_with$BYTES: (bytes: Uint8Array, part: Uint8Array) =>
      buffer(bytes.subarray(0, part.length)).equals(buffer(part)),
    ends_with$BYTES: (bytes: Uint8Array, part: Uint8Array) =>
      bytes.length >= part.length && buffer(bytes.subarray(bytes.length - part.length)).equals(buffer(part)),
    strpos$BYTES: (bytes: Uint8Array, part: Uint8Array) => BigInt(buffer(bytes).indexOf(part) + 1),
    instr$BYTES: (bytes: Uint8Array, part: Uint8Array, position = 1n, nth = 1n) =>
      instr(Array.from(bytes, String), Array.from(part, String), position, nth),
    translate$BYTES: translated,
    concat$BYTES: (...all: Uint8Array[]) => Buffer.concat(all),
    to_hex: (bytes: Uint8Array) => buffer(bytes).toString("hex"),
    from_hex: fromHex,
    to_base64: (bytes: Uint8Array) => buffer(bytes).toString("base64"),
    from_base64: fromBase64,
    to_base32: toBase32,
    from_base32: fromBase32,
    safe_convert_bytes_to_string: lossy,
    code_points_to_bytes: bytesOfCodes,
  }),
  ...lenient({
    edit_distance$BYTES: (a: Uint8Array | null, b: Uint8Array | null, limit?: bigint | null) =>
      a === null || b === null ? null : editDistance([...a], [...b], limit ?? undefined),
  }),
};
