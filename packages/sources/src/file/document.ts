import { isUtf8 } from "node:buffer";
import type { Batch } from "@sluice/engines";
import { SourceError } from "../error.ts";
import type { Definition } from "../source.ts";
import { itemsOf, membersOf } from "./raw-json.ts";
import { batch, type Reading, wrapped } from "./reading.ts";
import { rowOf } from "./record.ts";

/** One JSON document with the records somewhere in it, as APIs answer. It is read whole. */
export async function* document(
  chunks: AsyncIterable<Buffer>,
  reading: Reading,
  definition: Definition,
): AsyncGenerator<Batch> {
  const text = await wholeText(chunks, reading.path);
  const found = definition.records ? at(text, definition.records.split("."), reading.path) : text;
  const texts = recordsIn(found, definition.entries);
  yield batch(
    reading,
    texts.flatMap((record, i) => wrapped(rowOf(reading, record, i + 1))),
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
      throw new SourceError("unexpected", `${path}: expected records at ${names.join(".")}, got ${given(members)}`);
    return found[1];
  }, text);
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
