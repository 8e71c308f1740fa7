import { complaintIn } from "../../complaint.ts";
import { SourceError } from "../../error.ts";
import { countOf, totalBeside } from "../../totals.ts";
import { says } from "./failures.ts";
import type { Pages } from "./options.ts";

export interface Page {
  /** Each as JSON in a line. */
  readonly records: readonly string[];
  /** In all pages, where it says so. */
  readonly total: number | undefined;
}

/** What is in the text of one. */
export function pageIn(text: string, pages: Pages, label: string): Page {
  const document = exact(text, label);
  const levels = levelsTo(document, pages.records);
  const records = levels.at(-1);
  if (!Array.isArray(records)) throw noRecords(label, pages.records, text);
  return {
    records: records.map((record) => JSON.stringify(record)),
    total: pages.total === undefined ? totalBeside(levels) : countOf(levelsTo(document, pages.total).at(-1)),
  };
}

/** The document, what is at the path's first name, and so on. */
function levelsTo(document: unknown, path: string | undefined): readonly unknown[] {
  const levels = [document];
  for (const name of path?.split(".") ?? []) levels.push((levels.at(-1) as Record<string, unknown> | null)?.[name]);
  return levels;
}

const noRecords = (label: string, path: string | undefined, text: string): SourceError =>
  new SourceError(
    "format",
    `${label}: expected an array of records${path ? ` at "${path}"` : ""}, got ${text.slice(0, 80)}${says(complaintIn(text))}`,
  );

/** JSON whose numbers stay as they were written. */
function exact(text: string, label: string): unknown {
  try {
    return JSON.parse(text, keepSource);
  } catch (cause) {
    throw new SourceError("format", `${label}: no JSON: ${(cause as Error).message}`, cause);
  }
}

// JSON.rawJSON is in Node 24, and not yet in TypeScript's library.
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };

function keepSource(this: unknown, _: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" && context?.source ? rawJSON(context.source) : value;
}
