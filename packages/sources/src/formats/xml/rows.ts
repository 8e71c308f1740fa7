import type { Batch } from "@sluice/engines";
import { SaxesParser } from "saxes";
import { SourceError } from "../../error.ts";
import type { Format, Head } from "../format.ts";
import { textFormat } from "../text/index.ts";
import { batch, type Reading, type Row, wrapped } from "../text/reading.ts";
import { textOf } from "./decode.ts";
import { known } from "./shape.ts";

type Attributes = Readonly<Record<string, string>>;

export const xmlRows = (isRows: (text: string) => boolean): Format =>
  textFormat({ name: "xml", fits: ({ text }) => isRows(text), columns: columnsIn, rows });

/** A row of which something can't be read is rejected; what is no rows, or is cut off, throws. */
async function* rows(chunks: AsyncIterable<Buffer>, reading: Reading, head: Head): AsyncGenerator<Batch> {
  const parser = rowParser((message) => {
    throw new SourceError("format", `${reading.path}: ${message}`);
  });
  for await (const text of textOf(chunks, head.text, reading.path)) {
    const found = parser.push(text);
    yield batch(
      reading,
      found.flatMap((one) => wrapped(rowOf(one, reading))),
    );
  }
  const line = parser.line();
  if (!parser.end())
    throw new SourceError(
      "truncated",
      `${reading.path}: cut off in line ${line}: expected the root's closing tag, got the end of the file; get the file again`,
    );
}

/** Of the rows that its first bytes have. What is wrong with it is told when it is read. */
function columnsIn({ text }: Head): readonly string[] {
  const parser = rowParser((message) => {
    throw new Error(message);
  });
  try {
    return [...new Set(parser.push(text).flatMap(({ attributes }) => Object.keys(attributes)))];
  } catch {
    return [];
  }
}

interface Found {
  readonly attributes: Attributes;
  readonly line: number;
  readonly wrong: string | undefined;
}

/** Errors within a row's values, by the parser's words: they end before the row does. */
const ofOneRow = /entity|disallowed character\.|duplicate attribute/;

function rowParser(refuse: (message: string) => never) {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let found: Found[] = [];
  let [depth, ending, whole] = [0, false, true];
  let wrong: string | undefined;

  const misplaced = (what: string): never =>
    refuse(`line ${parser.line}: expected ${known}, got ${what} ${depth === 0 ? "outside of it" : "within"}`);

  parser.on("error", ({ message }) => {
    if (ending) return void (whole = false);
    if (!ofOneRow.test(message)) refuse(`no XML at line ${message.replace(/^(\d+):(\d+): /, "$1, column $2: ")}`);
    wrong ??= message.replace(/^\d+:\d+: /, "");
  });
  // What is left of a tag that is cut off comes as text.
  parser.on(
    "text",
    (text) => !ending && text.trim() && misplaced(`the text ${JSON.stringify(text.trim().slice(0, 40))}`),
  );
  parser.on("cdata", () => misplaced("CDATA"));
  parser.on("opentag", ({ name, attributes }) => {
    if (depth > 0) {
      if (depth > 1 || name !== "row") misplaced(`<${name}>`);
      found.push({ attributes, line: parser.line, wrong });
    }
    wrong = undefined;
    depth++;
  });
  parser.on("closetag", () => depth--);

  function push(text: string): readonly Found[] {
    found = [];
    parser.write(text);
    return found;
  }

  /** Nothing more comes. False where it ends too early. */
  function end(): boolean {
    ending = true;
    parser.close();
    return whole;
  }

  return { push, end, line: () => parser.line };
}

function rowOf({ attributes, line, wrong }: Found, reading: Reading): Row | undefined {
  const content = (): string => JSON.stringify(attributes);
  if (wrong !== undefined) return reading.reject(line, wrong, content());
  const row: Row = Array.from({ length: reading.columns.all.length }, () => null);
  for (const [name, value] of Object.entries(attributes)) {
    const at = reading.columns.place(name);
    if (typeof row[at] === "string")
      return reading.reject(line, `${name} is there twice: columns don't differ in case alone`, content());
    while (row.length < at) row.push(null);
    row[at] = value;
  }
  return reading.keyed(row, line, content) ? row : undefined;
}
