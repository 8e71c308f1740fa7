/** Finds the JavaScript implementation of a function for its argument types. */
import type { Implementation, Implementations } from "../functions/implementation.ts";
import { arrays } from "../functions/arrays.ts";
import { blobs } from "../functions/blobs.ts";
import { codePoints } from "../functions/codepoints.ts";
import { comparisons } from "../functions/compare.ts";
import { dates } from "../functions/dates.ts";
import { datetimes } from "../functions/datetimes.ts";
import { decimals } from "../functions/decimals.ts";
import { formats } from "../functions/elements.ts";
import { floats } from "../functions/floats.ts";
import { hashes } from "../functions/hashes.ts";
import { byteBits, integers } from "../functions/integers.ts";
import { intervals } from "../functions/intervals.ts";
import { jsonScalars } from "../functions/json-lax.ts";
import { jsonReading } from "../functions/json-read.ts";
import { jsonWriting } from "../functions/json-write.ts";
import { parsing } from "../functions/parsing.ts";
import { ranges } from "../functions/ranges.ts";
import { regexps } from "../functions/regexps.ts";
import { texts } from "../functions/texts.ts";
import { times } from "../functions/times.ts";
import { timestamps } from "../functions/timestamps.ts";
import type { Type } from "../types.ts";

const all: Implementations = { ...texts, ...blobs, ...arrays, ...codePoints, ...comparisons, ...dates, ...datetimes, ...decimals, ...formats, ...floats, ...hashes, ...byteBits, ...integers, ...intervals, ...jsonScalars, ...jsonReading, ...jsonWriting, ...parsing, ...ranges, ...regexps, ...times, ...timestamps };

export const implementationNames: readonly string[] = [...new Set(Object.keys(all).map((key) => key.split("$")[0]!))];

/** `fn$TYPE$TYPE` before `fn$TYPE` before `fn`. EXTRACT's part is no argument that tells. */
export function findImplementation(fn: string, types: readonly Type[]): Implementation | undefined {
  const kinds = (fn === "extract" ? types.slice(1) : types).map((type) => type.kind);
  for (let n = kinds.length; n >= 0; n -= 1) {
    const found = all[[fn, ...kinds.slice(0, n)].join("$")];
    if (found) return found;
  }
  return undefined;
}
