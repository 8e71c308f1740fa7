import { isUtf8 } from "node:buffer";
import type { Batch } from "@sluice/engines";
import { complaintIn } from "../../complaint.ts";
import { SourceError } from "../../error.ts";
import type { Format } from "../format.ts";
import { refuseFewer, totalBeside } from "../../totals.ts";
import { textFormat } from "../text/index.ts";
import { batch, type Reading, wrapped } from "../text/reading.ts";
import { plainNames } from "./attributes.ts";
import { asObjects, hasPlace, placeIn } from "./places.ts";
import { itemsOf, membersOf } from "./raw.ts";
import { rowOf } from "./record.ts";

export interface JsonOptions {
  /** Where in the document the records are: `result.records`. Of several places the first that is there; then a bare array and lines will do too. */
  readonly records?: string | readonly string[];
  /** The records are an object's members: their names go into this column. */
  readonly entries?: string;
  /** It may be one page of several: that it says there are more records than it has is no error. */
  readonly partial?: boolean;
}

/** One JSON document with the records somewhere in it, as APIs answer. */
export const json = (options: JsonOptions = {}): Format =>
  textFormat({
    name: "json",
    fits: ({ text }, expected) =>
      typeof options.records === "object" ? hasPlace(text, options.records, expected) : isDocument(text, options),
    columns: () => [],
    rows: (chunks, reading) => document(chunks, reading, options),
  });

/** An object over several lines, where NDJSON has one in each; and any JSON where its records are said to be inside. */
function isDocument(text: string, { records, entries }: JsonOptions): boolean {
  if (text.startsWith("[")) return records !== undefined;
  if (!text.startsWith("{")) return false;
  if (records !== undefined || entries !== undefined) return true;
  const second = /\n\s*(\S)/.exec(text)?.[1];
  return second !== undefined && second !== "{" && !/^[^\n]*\}\s*\n/.test(text);
}

/** It is read whole. */
async function* document(chunks: AsyncIterable<Buffer>, reading: Reading, options: JsonOptions): AsyncGenerator<Batch> {
  const text = await wholeText(chunks, reading.path);
  const several = typeof options.records === "object";
  const records = typeof options.records === "object" ? placeIn(text, options.records, reading.path) : options.records;
  const found = records ? at(text, records.split("."), reading.path) : text;
  const came = recordsIn(found, options.entries);
  const texts = several && records ? asObjects(came, text, records, reading.path) : came;
  const into = several ? plainNames(reading) : reading;
  if (records && !options.partial) refuseFewer(reading.path, totalOf(text, records), texts.length);
  yield batch(
    into,
    texts.flatMap((record, i) => wrapped(rowOf(into, record, i + 1))),
  );
}

async function wholeText(chunks: AsyncIterable<Buffer>, path: string): Promise<string> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  const bytes = Buffer.concat(all);
  if (!isUtf8(bytes)) throw new SourceError("format", `${path}: not UTF-8; save it as UTF-8`);
  const text = bytes.toString();
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw brokenDocument(path, text, (cause as Error).message, cause);
  }
}

/** JSON.parse says «position», or nothing where the text ends too early. */
function brokenDocument(path: string, text: string, said: string, cause: unknown): SourceError {
  const position = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
  const byte = Buffer.byteLength(text.slice(0, position));
  return text.slice(position).trim() === ""
    ? new SourceError(
        "truncated",
        `${path}: cut off at byte ${byte}: expected more JSON, got the end of the file; get the file again`,
        cause,
      )
    : new SourceError("format", `${path}: no JSON at byte ${byte}: ${said}`, cause);
}

/** The text of the value at this path. */
function at(text: string, names: readonly string[], path: string): string {
  return names.reduce((outer, name) => {
    const members = outer.trimStart().startsWith("{") ? membersOf(outer) : [];
    const found = members.findLast(([member]) => member === name);
    if (!found)
      throw new SourceError(
        "unexpected",
        `${path}: expected records at ${names.join(".")}, got ${given(members)}${complaint(text)}`,
      );
    return found[1];
  }, text);
}

/** An API's own words. */
function complaint(text: string): string {
  const found = complaintIn(text);
  return found === undefined ? "" : `: it says ${JSON.stringify(found)}`;
}

/** What the objects around the records say of how many there are. */
function totalOf(text: string, records: string): number | undefined {
  const levels: unknown[] = [JSON.parse(text)];
  for (const name of records.split(".").slice(0, -1)) levels.push((levels.at(-1) as Record<string, unknown>)[name]);
  return totalBeside(levels);
}

const given = (members: readonly (readonly [string, string])[]): string =>
  members.length > 0
    ? `an object with ${members
        .slice(0, 10)
        .map(([name]) => name)
        .join(", ")}`
    : "no object there";

/** An array's elements, an object's members with their names as a column, or the one object that it is. */
function recordsIn(text: string, entries: string | undefined): readonly string[] {
  if (text.trimStart().startsWith("[")) return itemsOf(text);
  if (entries === undefined) return [text];
  return membersOf(text).map(([name, value]) => named(entries, name, value));
}

const named = (column: string, name: string, value: string): string => {
  if (!value.startsWith("{")) return value;
  const rest = value.slice(1).trimStart();
  return `{${JSON.stringify(column)}: ${JSON.stringify(name)}${rest === "}" ? "" : ","}${rest}`;
};
