import type { Batch } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import type { Format } from "../format.ts";
import { textFormat } from "../text/index.ts";
import { type Lines, linesOf } from "../text/lines.ts";
import { batch, type Reading, type Row } from "../text/reading.ts";
import { most, namesIn } from "./names.ts";
import { rowOf } from "./record.ts";

/** One JSON object a line. */
export const ndjson = (): Format =>
  textFormat({
    name: "ndjson",
    fits: ({ text }) => text.startsWith("{"),
    columns: ({ text }) => namesIn(text.split(/\r\n|\r|\n/, most)),
    rows,
    scan: "ndjson",
  });

/** A bad line is rejected; a last line without its end is a file cut off. */
export async function* rows(chunks: AsyncIterable<Buffer>, reading: Reading): AsyncGenerator<Batch> {
  for await (const lines of linesOf(chunks)) {
    if (lines.open) refuseCut(lines, reading);
    yield batch(reading, rowsOf(lines, reading));
  }
}

function rowsOf({ lines, number, damaged }: Lines, reading: Reading): readonly Row[] {
  const rows: Row[] = [];
  for (const [i, line] of lines.entries()) {
    if (isBlank(line)) continue;
    if (damaged.has(i)) reading.reject(number + i, "not UTF-8", line);
    else {
      const row = rowOf(reading, line, number + i);
      if (row) rows.push(row);
    }
  }
  return rows;
}

const isBlank = (line: string): boolean => line === "" || line === "\r" || line.trim() === "";

function refuseCut({ lines, number, byte }: Lines, { path }: Reading): void {
  const line = lines.at(-1)!.trim();
  if (!line.startsWith("{") || isJson(line)) return;
  const before = lines.slice(0, -1);
  const begins = before.reduce((at, one) => at + Buffer.byteLength(one) + 1, byte);
  const where = `line ${number + before.length}, which begins at byte ${begins}`;
  throw new SourceError(
    "truncated",
    `${path}: cut off in ${where}: expected a whole JSON object, got the end of the file; get the file again`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
