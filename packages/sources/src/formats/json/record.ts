import { type Columns, usableName } from "../text/columns.ts";
import { membersOf } from "./raw.ts";
import type { Reading, Row } from "../text/reading.ts";

/** One JSON record as a row: strings as they are, all else by its own text. Undefined if it is none, and then it is rejected. */
export function rowOf(reading: Reading, text: string, line: number): Row | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (cause) {
    return reading.reject(line, (cause as Error).message, text);
  }
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return reading.reject(line, `expected an object, got ${kindOf(record)}`, text);
  }
  const fields = record as Readonly<Record<string, unknown>>;
  const wrong = repeatedIn(fields, text) ?? halfIn(fields, text);
  if (wrong !== undefined) return reading.reject(line, wrong, text);
  const row = fill(reading, fields, text);
  if (!reading.keyed(row, line, () => text)) return undefined;
  return Object.keys(fields).length > 0 ? row : reading.reject(line, "an object with nothing in it", text);
}

/** Two values for one column: engines don't tell names apart by case, and JSON.parse keeps the last of one name. */
function repeatedIn(record: Readonly<Record<string, unknown>>, text: string): string | undefined {
  const names = Object.keys(record);
  if (colonsIn(text) === names.length && isApart(names)) return undefined;
  const seen = new Map<string, string>();
  for (const [name] of membersOf(text)) {
    const folded = usableName(name, seen.size).toLowerCase();
    const before = seen.get(folded);
    if (before === name) return `the key ${JSON.stringify(name)} twice`;
    if (before !== undefined)
      return `the keys ${JSON.stringify(before)} and ${JSON.stringify(name)}, which are one column`;
    seen.set(folded, name);
  }
}

/** As many as members, or more: there may be some in values. */
const colonsIn = (text: string): number => text.match(/"\s*:/g)?.length ?? 0;

/** Names are mostly those of the record before. */
let apart = "";

function isApart(names: readonly string[]): boolean {
  const all = names.join("\n");
  if (all === apart) return true;
  if (new Set(names.map((name) => usableName(name, 0).toLowerCase())).size < names.length) return false;
  apart = all;
  return true;
}

/** UTF-8 has no half of a surrogate pair. As a part of an object or a list it stays the escape that it is. */
function halfIn(record: Readonly<Record<string, unknown>>, text: string): string | undefined {
  if (!/\\u[dD][89a-fA-F]/.test(text)) return undefined;
  const found = Object.entries(record).find(([name, value]) => !name.isWellFormed() || isHalf(value));
  return found && `half of a surrogate pair in ${JSON.stringify(found[0])}`;
}

const isHalf = (value: unknown): boolean => typeof value === "string" && !value.isWellFormed();

function fill({ columns }: Reading, record: Readonly<Record<string, unknown>>, text: string): Row {
  const row: Row = Array.from({ length: columns.all.length }, () => null);
  for (const name in record) {
    const value = record[name];
    if (typeof value === "string") set(row, columns.place(name), value);
    else if (value === null) columns.place(name);
    else return fillFromText(row, columns, text);
  }
  return row;
}

/** The slower way, for records with numbers and the like: 1.10 stays 1.10, and 12345678901234567890 exact. */
function fillFromText(row: Row, columns: Columns, text: string): Row {
  for (const [name, value] of membersOf(text)) {
    set(
      row,
      columns.place(name),
      value.startsWith('"') ? (JSON.parse(value) as string) : value === "null" ? null : value,
    );
  }
  return row;
}

function set(row: Row, at: number, value: string | null): void {
  while (row.length < at) row.push(null);
  row[at] = value;
}

export const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "an array" : value === null ? "null" : `a ${typeof value}`;
