/** GoogleSQL's functions in TypeScript, found by name and argument types. */
import type { Type } from "../types.ts";
import { addresses } from "./addresses.ts";
import { arrays } from "./arrays.ts";
import { bytes } from "./bytes.ts";
import { castBytes } from "./cast-bytes.ts";
import { castElements } from "./cast-elements.ts";
import { casts } from "./casts.ts";
import { codePoints } from "./codepoints.ts";
import { comparisons } from "./compare.ts";
import { containing } from "./contains.ts";
import { dates } from "./dates.ts";
import { datetimes } from "./datetimes.ts";
import { decimals } from "./decimals.ts";
import { formats } from "./format-elements.ts";
import { floats } from "./floats.ts";
import { hashes } from "./hashes.ts";
import type { Implementation, Implementations } from "./implementation.ts";
import { byteBits, integers } from "./integers.ts";
import { intervals } from "./intervals.ts";
import { javascript } from "./javascript.ts";
import { jsonScalars } from "./json-lax.ts";
import { jsonReading } from "./json-read.ts";
import { jsonWriting } from "./json-write.ts";
import { likes } from "./like.ts";
import { parsing } from "./parsing.ts";
import { printing } from "./printf.ts";
import { ranges } from "./ranges.ts";
import { regexps } from "./regexps.ts";
import { sketches } from "./sketches.ts";
import { utility } from "./utility.ts";
import { strings } from "./strings.ts";
import { times } from "./times.ts";
import { timestamps } from "./timestamps.ts";

export type { Implementation, Implementations, Value } from "./implementation.ts";
export { typesOf, typesText } from "./type-text.ts";

/** By registry name, `name$TYPE` or `name$TYPE$TYPE` where argument types matter; casts are `cast$FROM$TO`. */
export const implementations: Implementations = {
  ...addresses,
  ...arrays,
  ...bytes,
  ...byteBits,
  ...castBytes,
  ...castElements,
  ...casts,
  ...codePoints,
  ...comparisons,
  ...containing,
  ...dates,
  ...datetimes,
  ...decimals,
  ...floats,
  ...formats,
  ...hashes,
  ...integers,
  ...javascript,
  ...intervals,
  ...jsonReading,
  ...jsonScalars,
  ...jsonWriting,
  ...likes,
  ...parsing,
  ...printing,
  ...ranges,
  ...regexps,
  ...sketches,
  ...utility,
  ...strings,
  ...times,
  ...timestamps,
};

export const implementationNames: ReadonlySet<string> = new Set(
  Object.keys(implementations).map((key) => key.replace(/\$.*/, "")),
);

/** The key of the implementation for these argument types: the most particular one. EXTRACT's part does not count. */
export function implementationKey(fn: string, types: readonly Type[]): string | undefined {
  const kinds = (fn === "extract" ? types.slice(1) : types).map((type) => type.kind);
  for (let n = kinds.length; n >= 0; n -= 1) {
    const key = [fn, ...kinds.slice(0, n)].join("$");
    if (key in implementations) return key;
  }
  return undefined;
}

export const findImplementation = (fn: string, types: readonly Type[]): Implementation | undefined => {
  const key = implementationKey(fn, types);
  return key === undefined ? undefined : implementations[key];
};
