/** `ARRAY<STRUCT<a INT64, STRING>>` → a type; undefined for any other text. */
import type { Field, ScalarName, Type } from "@sluice/googlesql";

const scalars = new Set<string>(
  "INT64 FLOAT64 NUMERIC BIGNUMERIC BOOL STRING BYTES DATE DATETIME TIME TIMESTAMP INTERVAL JSON".split(" "),
);

export function typeFrom(text: string): Type | undefined {
  const words = text.match(/`[^`]*`|[A-Za-z_][A-Za-z0-9_]*|[<>,]|\S/g) ?? [];
  const reader = { words, at: 0 };
  const type = readType(reader);
  return reader.at === words.length ? type : undefined;
}

interface Reader {
  readonly words: readonly string[];
  at: number;
}

function readType(reader: Reader): Type | undefined {
  const word = reader.words[reader.at++]?.toUpperCase() ?? "";
  if (scalars.has(word)) return { kind: word as ScalarName };
  if (word === "STRUCT") return readStruct(reader);
  if (word !== "ARRAY" && word !== "RANGE") return undefined;
  if (!take(reader, "<")) return undefined;
  const element = readType(reader);
  return element && take(reader, ">") ? { kind: word, element } : undefined;
}

function readStruct(reader: Reader): Type | undefined {
  if (!take(reader, "<")) return undefined;
  const fields: Field[] = [];
  if (take(reader, ">")) return { kind: "STRUCT", fields };
  do {
    const field = readField(reader);
    if (!field) return undefined;
    fields.push(field);
  } while (take(reader, ","));
  return take(reader, ">") ? { kind: "STRUCT", fields } : undefined;
}

/** A name, if the word after it begins a type too. */
function readField(reader: Reader): Field | undefined {
  const next = reader.words[reader.at + 1];
  const name =
    next !== undefined && /^[A-Za-z]/.test(next) ? reader.words[reader.at++]?.replaceAll("`", "") : undefined;
  const type = readType(reader);
  return type && (name === undefined ? { type } : { name, type });
}

function take(reader: Reader, word: string): boolean {
  if (reader.words[reader.at] !== word) return false;
  reader.at++;
  return true;
}
