/** CSV lines → records of fields, with quotes as RFC 4180 has them. */

export interface CsvRecord {
  /** An empty field without quotes is null, with quotes an empty text. */
  readonly fields: readonly (string | null)[];
  /** Where it begins, from 1. */
  readonly line: number;
  readonly content: string;
  /** Something stands after a closing quote. */
  readonly broken: boolean;
  /** One of its lines is no UTF-8. */
  readonly damaged: boolean;
}

/** A line as it comes. */
export interface CsvLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** What ends it: it belongs to a quoted field that goes on. Default: LF. */
  readonly end?: string | undefined;
  readonly damaged?: boolean;
}

export interface CsvReader {
  /** A record, once a line ends it: with quotes it may take several. */
  push(line: CsvLine): CsvRecord | undefined;
  /** The line where a quote was opened that is not closed yet. */
  openSince(): number | undefined;
}

export function csvReader(delimiter: string): CsvReader {
  let fields: (string | null)[] = [];
  let content = "";
  let since = 0;
  let [broken, damaged] = [false, false];
  /** The quoted field that goes on in the next line. */
  let open: string | undefined;

  function push({ text, number, end = "\n", damaged: bad = false }: CsvLine): CsvRecord | undefined {
    if (open === undefined) {
      if (!text.includes('"')) return plain(text, number, bad);
      [fields, content, since, broken, damaged] = [[], "", number, false, false];
    }
    damaged ||= bad;
    content += text;
    scan(text);
    if (open === undefined) return { fields, line: since, content, broken, damaged };
    open += end;
    content += end;
  }

  const plain = (text: string, line: number, bad: boolean): CsvRecord => ({
    fields: trimmed(text).split(delimiter).map(orNull),
    line,
    content: text,
    broken: false,
    damaged: bad,
  });

  /** Fields of one line; goes on inside a quoted field if one is open. */
  function scan(line: string): void {
    let at = open === undefined ? field(line, 0) : quoted(line, 0, open);
    while (at >= 0 && at < line.length) at = field(line, at + 1);
  }

  /** Takes a field; the place of the delimiter after it, or the line's length at its end, or -1 if it goes on. */
  function field(line: string, from: number): number {
    if (line[from] === '"') return quoted(line, from + 1, "");
    const found = line.indexOf(delimiter, from);
    const end = found < 0 ? line.length : found;
    fields.push(orNull(found < 0 ? trimmed(line.slice(from)) : line.slice(from, end)));
    return end;
  }

  function quoted(line: string, from: number, before: string): number {
    let [value, at] = [before, from];
    for (;;) {
      const end = line.indexOf('"', at);
      if (end < 0) {
        open = value + line.slice(at);
        return -1;
      }
      value += line.slice(at, end);
      if (line[end + 1] !== '"') return closed(line, end + 1, value);
      value += '"';
      at = end + 2;
    }
  }

  function closed(line: string, from: number, value: string): number {
    open = undefined;
    fields.push(value);
    const found = line.indexOf(delimiter, from);
    const end = found < 0 ? line.length : found;
    broken ||= trimmed(line.slice(from, end)) !== "";
    return end;
  }

  return { push, openSince: () => (open === undefined ? undefined : since) };
}

const orNull = (field: string): string | null => (field === "" ? null : field);
const trimmed = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
