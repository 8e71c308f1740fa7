/** The first record, and what separates the names in it. */
import { csvReader, type CsvRecord } from "./records.ts";

export const headerOf = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? "";

export const delimiterOf = (header: string): string =>
  [",", ";", "\t", "|"].reduce((best, delimiter) =>
    times(header, delimiter) > times(header, best) ? delimiter : best,
  );

const times = (text: string, part: string): number => text.split(part).length - 1;

/** It may have several lines. Undefined where its end is not in `text`. */
export function firstRecord(text: string, delimiter: string): CsvRecord | undefined {
  const reader = csvReader(delimiter);
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    const record =
      line.trim() === "" && reader.openSince() === undefined ? undefined : reader.push({ text: line, number: i + 1 });
    if (record) return record;
  }
}
