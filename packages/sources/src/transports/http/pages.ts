import { readFile, writeFile } from "node:fs/promises";
import { SourceError } from "../../error.ts";
import { download } from "./download.ts";
import type { HttpRequest, Pages } from "./options.ts";

const MAX_PAGES = 100_000;

/** All pages' records, one JSON document a line, until a page brings fewer than asked for. */
export async function downloadPages(request: HttpRequest, pages: Pages, path: string): Promise<void> {
  const all: unknown[] = [];
  const [name, size] = pages.size;
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = new URL(request.url);
    url.searchParams.set(name, String(size));
    url.searchParams.set(pages.offset, String(page * size));
    await download({ ...request, url: url.href }, path);
    const found = recordsOf(await readFile(path, "utf8"), pages.records, request.label);
    all.push(...found);
    if (found.length < size) break;
  }
  await writeFile(path, all.map((record) => `${JSON.stringify(record)}\n`).join(""));
}

function recordsOf(text: string, records: string | undefined, label: string): readonly unknown[] {
  const found = (records?.split(".") ?? []).reduce(
    (value, name) => (value as Record<string, unknown> | null)?.[name],
    exact(text, label),
  );
  if (Array.isArray(found)) return found;
  throw new SourceError(
    "format",
    `${label}: expected an array of records${records ? ` at "${records}"` : ""}, got ${text.slice(0, 80)}`,
  );
}

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
