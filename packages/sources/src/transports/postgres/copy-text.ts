/** COPY's text format as rows: tabs between values, backslash escapes, `\N` for NULL. */
import type { Column } from "@sluice/engines";
import { SourceError } from "../../error.ts";

type Kind = Column["type"]["kind"];
type Read = (text: string) => unknown;

const ROWS_A_BATCH = 5000;

/** Some thousand rows at a time. A line end within a value is escaped, so a line is a row. */
export async function* rowsIn(chunks: AsyncIterable<Buffer>, kinds: readonly Kind[]): AsyncGenerator<unknown[][]> {
  const readers = kinds.map(readerOf);
  let rest: Buffer = Buffer.alloc(0);
  let rows: unknown[][] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(10);
    if (end < 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const whole = Buffer.concat([rest, chunk.subarray(0, end)]).toString("utf8");
    rest = chunk.subarray(end + 1);
    for (const line of whole.split("\n")) rows.push(rowOf(line, readers));
    if (rows.length < ROWS_A_BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function rowOf(line: string, readers: readonly Read[]): unknown[] {
  const fields = line.split("\t");
  return readers.map((read, at) => {
    const field = fields[at]!;
    if (field === "\\N") return null;
    return read(field.includes("\\") ? unescaped(field) : field);
  });
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

const unescaped = (field: string): string => field.replaceAll(/\\(.)/gs, (_, char: string) => escapes[char] ?? char);

const asIs: Read = (text) => text;

/** Engines take a year before the first for another one, or for none. */
const dated: Read = (text) => {
  if (!text.endsWith(" BC")) return text;
  throw new SourceError(
    "unexpected",
    `${text}: expected a date of year 1 or later; give a query that leaves such rows out`,
  );
};

const readers: Partial<Record<Kind, Read>> = {
  INT64: BigInt,
  FLOAT64: Number,
  DATE: dated,
  DATETIME: dated,
  TIMESTAMP: dated,
  BOOL: (text) => text === "t",
  BYTES: (text) => new Uint8Array(Buffer.from(text.slice(2), "hex")),
};

const readerOf = (kind: Kind): Read => readers[kind] ?? asIs;
