/** CSV as publishers give it: lines before its header (`HDR,…`), a trailer after its records (`FTR,1415`), and letters in Latin-1. */
import type { Format, Head } from "../format.ts";
import { textFormat } from "../text/index.ts";
import type { Reading } from "../text/reading.ts";
import { framed, type Frame } from "./frame.ts";
import { csv, rows } from "./index.ts";
import { headerIn } from "./sought.ts";

export interface PublishedOptions {
  /** Of lines that are no UTF-8: `latin1`. Default: they are rejected. */
  readonly otherwise?: string;
}

/** The header is the first line that has all names that are looked for, whatever separates them; without such names the first line. */
export const published = (options: PublishedOptions = {}): Format => ({
  name: "csv",
  fits: (head, expected) => csvBelow(head, expected.required ?? []).fits(expected),
  open: (file, head, expected) => {
    const below = csvBelow(head, expected.required ?? []);
    const { columns } = below;
    return textFormat({
      name: "csv",
      fits: () => true,
      columns: () => columns,
      rows: (chunks, reading) => {
        const frame: Frame = { preamble: below.before, otherwise: options.otherwise, reading };
        return rows(framed(chunks, frame), shifted(reading, below.before), below.delimiter);
      },
    }).open(file, head, expected);
  },
});

/** The CSV that begins with the header, and how many lines are before that. */
function csvBelow(head: Head, required: readonly string[]) {
  const { before, delimiter, text, names } = headerIn(head.text, required);
  const below = csv({ delimiter });
  return {
    before,
    delimiter,
    columns: names,
    fits: (expected: Parameters<Format["fits"]>[1]) => below.fits({ ...head, text }, expected),
  };
}

/** Lines are counted in the file. */
const shifted = (reading: Reading, by: number): Reading => ({
  ...reading,
  reject: (line, reason, content) => reading.reject(line + by, reason, content),
  keyed: (row, line, content): row is typeof row & object => reading.keyed(row, line + by, content),
});
