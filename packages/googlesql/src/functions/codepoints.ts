import { fail, type Implementations, strict } from "./implementation.ts";
import { pieces } from "./bytes.ts";
import { allKnown, joined, readIntegers, textArray, toRaw } from "./nested.ts";
import { points } from "./strings.ts";
import { BYTES } from "../types.ts";

function character(code: bigint): string {
  if (code < 0n || code > 0x10_ffffn || (code >= 0xd800n && code <= 0xdfffn)) return fail(`Invalid codepoint ${code}`);
  return String.fromCodePoint(Number(code));
}

function textOfCodes(codes: string): string | null {
  return allKnown(readIntegers(codes))?.map(character).join("") ?? null;
}

function splitText(text: string, delimiter = ","): string {
  if (delimiter === "") return textArray(text === "" ? [""] : points(text));
  return textArray(text.split(delimiter));
}

function splitBytes(bytes: Uint8Array, delimiter: Uint8Array): string {
  const parts = delimiter.length === 0 ? [...bytes].map((byte) => Uint8Array.of(byte)) : pieces(bytes, delimiter);
  return joined(parts.map((part) => toRaw(part, BYTES)));
}

export const codePoints: Implementations = strict({
  ascii: (text: string) => {
    const code = text.codePointAt(0) ?? 0;
    return code < 128 ? BigInt(code) : fail(`Non-ASCII character in ASCII: ${text.charAt(0)}`);
  },
  unicode: (text: string) => BigInt(text.codePointAt(0) ?? 0),
  chr: (code: bigint) => (code === 0n ? "" : character(code)),
  to_code_points: (text: string) => joined(points(text).map((point) => `${point.codePointAt(0)}`)),
  to_code_points$BYTES: (bytes: Uint8Array) => joined([...bytes].map(String)),
  code_points_to_string: textOfCodes,
  split: splitText,
  split$BYTES: splitBytes,
});
