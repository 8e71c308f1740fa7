/** LIKE, its quantified forms, and CONTAINS_SUBSTR. */
import { fail, type Implementations, lenient, remember, strict, type Value } from "./implementation.ts";
import { allOf, anyOf } from "./kleene.ts";
import { elements } from "./nested.ts";
import { BYTES, STRING, type Type } from "../types.ts";
import { nth } from "../lists.ts";

const SPECIAL = /[\\^$.*+?()[\]{}|/]/;

const pattern = remember((like: string): RegExp => {
  let source = "";
  const all = Array.from(like);
  for (let i = 0; i < all.length; i += 1) {
    let char = nth(all, i);
    if (char === "%") source += ".*";
    else if (char === "_") source += ".";
    else {
      if (char === "\\") char = all[(i += 1)] ?? fail("LIKE pattern ends with a backslash which is not escaped");
      source += SPECIAL.test(char) ? `\\${char}` : char;
    }
  }
  return new RegExp(`^${source}$`, "su");
});

const like = (text: string, source: string): boolean => pattern(source).test(text);
const latin = (value: Value): string => Buffer.from(value as Uint8Array).toString("latin1");
const likeBytes = (bytes: Uint8Array, source: Uint8Array): boolean => like(latin(bytes), latin(source));

type Test = (value: Value, pattern: Value) => boolean;

const testOf = (value: Value): Test => (value instanceof Uint8Array ? likeBytes : like) as Test;

const quantified = (fold: typeof anyOf) => (value: Value, patterns: readonly Value[]) => {
  if (value === null) return null;
  const test = testOf(value);
  return fold(patterns.map((source) => (source === null ? null : test(value, source))));
};

const any = quantified(anyOf);
const all = quantified(allOf);

const overArray = (test: typeof any, type: Type) => (value: Value, array: string | null) =>
  array === null ? null : test(value, elements(array, type));

export const likes: Implementations = {
  ...strict({
    like$STRING: like,
    like$BYTES: likeBytes,
  }),
  ...lenient({
    like_any: (value: Value, ...patterns: Value[]) => any(value, patterns),
    like_all: (value: Value, ...patterns: Value[]) => all(value, patterns),
    like_any_array$STRING: overArray(any, STRING),
    like_all_array$STRING: overArray(all, STRING),
    like_any_array$BYTES: overArray(any, BYTES),
    like_all_array$BYTES: overArray(all, BYTES),
  }),
};
