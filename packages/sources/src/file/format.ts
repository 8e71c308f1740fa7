/** What a file is, by its first bytes: names lie. */
import { SourceError } from "../error.ts";
import type { Definition } from "../source.ts";
import { hasMark } from "./bytes.ts";

export type Format =
  | { readonly kind: "ndjson" }
  | { readonly kind: "array" }
  | { readonly kind: "document" }
  | { readonly kind: "csv"; readonly delimiter: string }
  | { readonly kind: "parquet" };

const byteOrderMarks16 = new Set(["fffe", "feff"]);

export function formatOf(path: string, head: Buffer, definition: Definition): Format {
  if (head.subarray(0, 4).toString("latin1") === "PAR1") return { kind: "parquet" };
  if (byteOrderMarks16.has(head.subarray(0, 2).toString("hex"))) {
    throw new SourceError("format", `${path}: is UTF-16; save it as UTF-8`);
  }
  const text = (hasMark(head) ? head.subarray(3) : head).toString().trimStart();
  if (text === "") throw new SourceError("empty", `${path}: is empty; expected JSON, CSV or Parquet`);
  if (text.startsWith("[")) return { kind: definition.records === undefined ? "array" : "document" };
  if (text.startsWith("{")) return { kind: isDocument(text, definition) ? "document" : "ndjson" };
  return csvFormat(path, text, definition);
}

/** An object over several lines, where NDJSON has one in each. */
function isDocument(text: string, { records, entries }: Definition): boolean {
  if (records !== undefined || entries !== undefined) return true;
  const second = /\n\s*(\S)/.exec(text)?.[1];
  return second !== undefined && second !== "{" && !/^[^\n]*\}\s*\n/.test(text);
}

function csvFormat(path: string, text: string, definition: Definition): Format {
  if (text.startsWith("<"))
    throw new SourceError("format", `${path}: looks like HTML or XML; expected JSON, CSV or Parquet`);
  if (text.includes("\0")) throw new SourceError("format", `${path}: is no text; expected JSON, CSV or Parquet`);
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const delimiter = definition.delimiter ?? mostOf(header);
  refuseStrange(path, header, delimiter, definition);
  return { kind: "csv", delimiter };
}

const mostOf = (header: string): string =>
  [",", ";", "\t", "|"].reduce((best, delimiter) =>
    times(header, delimiter) > times(header, best) ? delimiter : best,
  );

const times = (text: string, part: string): number => text.split(part).length - 1;

/** Any text is CSV of one column: it is one only if its name is one that we look for. */
function refuseStrange(path: string, header: string, delimiter: string, { key, required = [] }: Definition): void {
  if (header.includes(delimiter)) return;
  const name = header.replaceAll('"', "").trim().toLowerCase();
  const wanted = [...key, ...required];
  if (wanted.length > 0 && wanted.every((other) => other.toLowerCase() === name)) return;
  const columns = wanted.length > 0 ? ` with ${wanted.join(", ")}` : "";
  const begin = JSON.stringify(header.slice(0, 60));
  throw new SourceError("format", `${path}: expected JSON, Parquet, or CSV${columns}; it begins with ${begin}`);
}
