/** Records whose names are those of XML attributes, as converters write them: `@Id`, `@_Id`. */
import type { Expected, Format, Head } from "../format.ts";
import { textFormat } from "../text/index.ts";
import type { Reading } from "../text/reading.ts";
import { firstOf, rows as arrayRows } from "./array.ts";
import { most, namesIn } from "./names.ts";
import { rows as lineRows } from "./ndjson.ts";

const plain = (name: string): string => name.replace(/^@_?/, "");

/** The same reading, of names without their mark. */
export const plainNames = (reading: Reading): Reading => ({
  ...reading,
  columns: { ...reading.columns, place: (name) => reading.columns.place(plain(name)) },
});

/** An array or an object a line, if what we look for is there with the mark, and not without. */
export const attributes = (): Format =>
  textFormat({
    name: "attributes",
    fits: isMarked,
    columns: (head) => namesOf(head).map(plain),
    rows: (chunks, reading, { text }) => (text.startsWith("[") ? arrayRows : lineRows)(chunks, plainNames(reading)),
  });

function isMarked(head: Head, { key, required = [] }: Expected): boolean {
  if (!/^(\[\s*)?\{\s*"@/.test(head.text)) return false;
  const names = namesOf(head);
  return [...key, ...required].some((name) => !names.includes(name) && names.map(plain).includes(name));
}

const namesOf = ({ text, bytes }: Head): readonly string[] =>
  namesIn(text.startsWith("[") ? firstOf(bytes) : text.split("\n", most));
