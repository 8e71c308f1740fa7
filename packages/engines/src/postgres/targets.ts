/** PostgreSQL cuts names at 63 bytes without a word: those that agree so far would be one. */
import { createHash } from "node:crypto";
import { schemaOf } from "../places.ts";
import type { Names, Target } from "../target.ts";

const longest = 63;

export const nameOf = (target: Target, names: Names): readonly string[] => [
  short(schemaOf(target, names)),
  short(target.name),
];

/** A long name ends in what tells it from others that begin alike, always the same. */
function short(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const ending = `_${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  return `${cut(name, longest - ending.length)}${ending}`;
}

/** Between two characters. */
const cut = (name: string, bytes: number): string =>
  Buffer.from(name)
    .subarray(0, bytes)
    .toString()
    .replace(/\uFFFD+$/, "");
