import type { Columns } from "../text/columns.ts";
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
  const row = fill(reading, record as Readonly<Record<string, unknown>>, text);
  return reading.keyed(row, line, () => text) ? row : undefined;
}

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
