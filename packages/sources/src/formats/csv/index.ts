import type { Batch } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import type { Expected, Format, Head } from "../format.ts";
import { usableName } from "../text/columns.ts";
import { textFormat } from "../text/index.ts";
import { type Lines, linesOf } from "../text/lines.ts";
import { batch, type Reading, type Row, wrapped } from "../text/reading.ts";
import { delimiterOf, headerOf } from "./header.ts";
import { csvReader, type CsvRecord } from "./records.ts";

export interface CsvOptions {
  /** Default: whichever of , ; tab | the header has most of. */
  readonly delimiter?: string;
}

/** Values separated by a delimiter, names in the first line. */
export const csv = ({ delimiter }: CsvOptions = {}): Format => {
  const chosen = ({ text }: Head): string => delimiter ?? delimiterOf(headerOf(text));
  return textFormat({
    name: "csv",
    fits: (head, expected) => isCsv(head.text, chosen(head), expected),
    columns: (head) => columnsOf(headerOf(head.text), chosen(head)),
    rows: (chunks, reading, head) => rows(chunks, reading, chosen(head)),
  });
};

/** Any text is CSV of one column: it is one only if its name is one that we look for. */
function isCsv(text: string, delimiter: string, { key, required = [] }: Expected): boolean {
  if (text.startsWith("<") || text.includes("\0")) return false;
  const header = headerOf(text);
  if (header.includes(delimiter)) return true;
  const name = header.replaceAll('"', "").trim().toLowerCase();
  const wanted = [...key, ...required];
  return wanted.length > 0 && wanted.every((other) => other.toLowerCase() === name);
}

const columnsOf = (header: string, delimiter: string): readonly string[] =>
  csvReader(delimiter)
    .push(header, 1)
    ?.fields.map((name, i) => usableName(name ?? "", i)) ?? [];

/** A line of the wrong length is rejected. */
export async function* rows(chunks: AsyncIterable<Buffer>, reading: Reading, delimiter: string): AsyncGenerator<Batch> {
  const reader = csvReader(delimiter);
  let places: readonly number[] | undefined;
  for await (const lines of linesOf(chunks)) {
    const records = recordsOf(lines, reader, reading);
    const body = places ? records : records.slice(1);
    if (!places && records[0]) places = placesOf(records[0], reading);
    const rows = body.flatMap((record, i) => {
      const last = lines.open && i === body.length - 1;
      return wrapped(rowFrom(record, places!, reading, last));
    });
    yield batch(reading, rows);
  }
  const since = reader.openSince();
  if (since !== undefined) throw cut(reading.path, `the quote opened in line ${since} is not closed`);
}

function recordsOf(
  { lines, number, damaged }: Lines,
  reader: ReturnType<typeof csvReader>,
  reading: Reading,
): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  for (const [i, line] of lines.entries()) {
    if (damaged.has(i) && reader.openSince() === undefined) {
      reading.reject(number + i, "not UTF-8", line);
      continue;
    }
    if (line.trim() === "" && reader.openSince() === undefined) continue;
    const record = reader.push(line, number + i);
    if (record) records.push(record);
  }
  return records;
}

/** Two columns of one name: the later one is told apart by its place. */
function placesOf(header: CsvRecord, { columns }: Reading): readonly number[] {
  const taken = new Set<number>();
  return header.fields.map((name, i) => {
    const first = columns.place(name === null || name.trim() === "" ? `column_${i + 1}` : name);
    const place = taken.has(first) ? columns.place(`${name}_${i + 1}`) : first;
    taken.add(place);
    return place;
  });
}

function rowFrom(record: CsvRecord, places: readonly number[], reading: Reading, last: boolean): Row | undefined {
  const { fields, line, content, broken } = record;
  if (broken) return reading.reject(line, "text after a closing quote", content);
  if (last && fields.length < places.length)
    throw cut(reading.path, `line ${line} has ${fields.length} of ${places.length} fields`);
  if (fields.length !== places.length) {
    return reading.reject(line, `expected ${places.length} fields, got ${fields.length}`, content);
  }
  const row: Row = Array.from({ length: reading.columns.all.length }, () => null);
  fields.forEach((field, i) => (row[places[i]!] = field));
  return reading.keyed(row, line, () => content) ? row : undefined;
}

const cut = (path: string, why: string): SourceError =>
  new SourceError("truncated", `${path}: cut off: ${why}, and there the file ends; get the file again`);
