import { csvLine } from "./csv-line.ts";
import type { Exporter, Mart } from "./export.ts";
import { files, type FilesOptions } from "./files/index.ts";

/** Writes RFC 4180 with a header, UTF-8, `\n`; NULL is empty. A file appears whole or not at all, and only where it is otherwise. */
export const csv = (options: FilesOptions): Exporter =>
  files("csv", options, (mart) => Buffer.from([...lines(mart)].join("")));

function* lines(mart: Mart): Generator<string> {
  yield `${csvLine(mart.columns.map((column) => column.name))}\n`;
  for (const row of mart.rows) {
    yield `${csvLine(row)}\n`;
  }
}
