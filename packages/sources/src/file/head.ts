/** The columns that the first records of a file have: to tell what it is before anything is loaded. */
import { usableName } from "./columns.ts";
import { csvReader } from "./csv-records.ts";
import type { Format } from "./format.ts";
import { splitter } from "./splitter.ts";

const most = 1000;

export function columnsInHead(head: Buffer, format: Format): readonly string[] {
  switch (format.kind) {
    case "csv":
      return headerOf(textOf(head), format.delimiter);
    case "ndjson":
      return namesIn(textOf(head).split("\n", most));
    case "array":
      return namesIn(elementsOf(head));
    default:
      return [];
  }
}

const textOf = (head: Buffer): string => head.toString().replace(/^\uFEFF/, "");

function headerOf(text: string, delimiter: string): readonly string[] {
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  return (
    csvReader(delimiter)
      .push(line, 1)
      ?.fields.map((name, i) => usableName(name ?? "", i)) ?? []
  );
}

function elementsOf(head: Buffer): readonly string[] {
  try {
    const elements = splitter(0).push(head.subarray(head.indexOf("[") + 1));
    return elements.slice(0, most).map((element) => element.bytes.toString());
  } catch {
    // What is wrong with it is told when it is read.
    return [];
  }
}

const namesIn = (records: readonly string[]): readonly string[] => [...new Set(records.flatMap(namesOf))];

function namesOf(text: string): readonly string[] {
  try {
    const record: unknown = JSON.parse(text);
    return typeof record === "object" && record !== null && !Array.isArray(record) ? Object.keys(record) : [];
  } catch {
    return [];
  }
}
