import type { Batch } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import type { Expected, Format, Head } from "../format.ts";
import { usableName } from "../text/columns.ts";
import { textFormat } from "../text/index.ts";
import { type Lines, linesOf } from "../text/lines.ts";
import { batch, type Reading, type Row, wrapped } from "../text/reading.ts";
import { delimiterOf, firstRecord, headerOf } from "./header.ts";
import { csvReader, type CsvReader, type CsvRecord } from "./records.ts";

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
    columns: (head) => columnsOf(head.text, chosen(head)),
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

const columnsOf = (text: string, delimiter: string): readonly string[] =>
  firstRecord(text, delimiter)?.fields.map((name, i) => usableName(name ?? "", i)) ?? [];

/** Each record becomes a row or a reject. Lines with nothing in them are none. */
export async function* rows(chunks: AsyncIterable<Buffer>, reading: Reading, delimiter: string): AsyncGenerator<Batch> {
  const reader = csvReader(delimiter);
  let places: readonly number[] | undefined;
  for await (const lines of linesOf(chunks)) {
    const records = recordsOf(lines, reader, places !== undefined);
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

/** Before the header blanks are nothing, too. */
function recordsOf({ lines, ends, number, damaged }: Lines, reader: CsvReader, begun: boolean): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  for (const [i, text] of lines.entries()) {
    const outside = reader.openSince() === undefined;
    if (outside && isNothing(text, begun || records.length > 0)) continue;
    const record = reader.push({ text, number: number + i, end: ends?.[i], damaged: damaged.has(i) });
    if (record) records.push(record);
  }
  return records;
}

const isNothing = (line: string, begun: boolean): boolean =>
  line === "" || line === "\r" || (!begun && line.trim() === "");

function placesOf({ damaged, line, fields }: CsvRecord, { columns, path }: Reading): readonly number[] {
  if (damaged)
    throw new SourceError(
      "format",
      `${path}: the header, line ${line}, is not UTF-8: give the source its encoding (encoding: latin1), or save the file as UTF-8`,
    );
  const places = fields.map((name, i) => columns.place(name === null || name.trim() === "" ? `column_${i + 1}` : name));
  const again = places.findIndex((place, i) => places.indexOf(place) < i);
  if (again < 0) return places;
  throw new SourceError("format", `${path}: ${twice(places.indexOf(places[again]!), again, fields)}`);
}

function twice(first: number, again: number, fields: CsvRecord["fields"]): string {
  const names = [first, again].map((at) => `${fields[at] ?? "(no name)"} (column ${at + 1})`).join(" and ");
  return `expected a name of its own for each column, got ${names}: give one of them another name`;
}

function rowFrom(record: CsvRecord, places: readonly number[], reading: Reading, last: boolean): Row | undefined {
  const { fields, line, content, broken, damaged } = record;
  if (damaged) return reading.reject(line, "not UTF-8", content);
  if (broken) return reading.reject(line, "text after a closing quote", content);
  if (last && fields.length < places.length && content.trim() !== "")
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
