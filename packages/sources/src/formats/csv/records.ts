/** CSV lines → records of fields, with quotes as RFC 4180 has them. */

export interface CsvRecord {
  /** An empty field without quotes is null, with quotes an empty text. */
  readonly fields: readonly (string | null)[];
  /** Where it begins, from 1. */
  readonly line: number;
  readonly content: string;
  /** Something stands after a closing quote. */
  readonly broken: boolean;
}

export interface CsvReader {
  /** A record, once a line ends it: with quotes it may take several. */
  push(line: string, number: number): CsvRecord | undefined;
  /** The line where a quote was opened that is not closed yet. */
  openSince(): number | undefined;
}

export function csvReader(delimiter: string): CsvReader {
  let fields: (string | null)[] = [];
  let lines: string[] = [];
  let since = 0;
  let broken = false;
  /** The quoted field that goes on in the next line. */
  let open: string | undefined;

  function push(line: string, number: number): CsvRecord | undefined {
    if (open === undefined) {
      if (!line.includes('"'))
        return { fields: trimmed(line).split(delimiter).map(orNull), line: number, content: line, broken: false };
      [fields, lines, since, broken] = [[], [], number, false];
    }
    lines.push(line);
    scan(line);
    return open === undefined ? { fields, line: since, content: lines.join("\n"), broken } : undefined;
  }

  /** Fields of one line; goes on inside a quoted field if one is open. */
  function scan(line: string): void {
    let at = open === undefined ? field(line, 0) : quoted(line, 0, `${open}\n`);
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
