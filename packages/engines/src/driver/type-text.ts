import { type Type, typeFromText } from "@sluice/googlesql";

const looksLikeType = /^[A-Z][A-Z0-9]*(<[\s\S]*>)?$/;

/** `ARRAY<STRUCT<a INT64, STRING>>` → a type; undefined for any other text. */
export function typeFrom(text: string): Type | undefined {
  if (!looksLikeType.test(text)) return undefined;
  try {
    return typeFromText(text);
  } catch {
    return undefined;
  }
}
