import { readFile, writeFile } from "node:fs/promises";
import { SourceError } from "../error.ts";
import { download, label, type Request } from "./download.ts";

/** An API that answers in pages: `?rows=100&start=200`. */
export interface Pages {
  /** The parameter for rows a page, and how many to ask for. */
  readonly size: readonly [name: string, rows: number];
  /** The parameter for the rows to pass over. */
  readonly offset: string;
}

const MAX_PAGES = 100_000;

/** All pages' records, one JSON document a line, until a page brings fewer than asked for. */
export async function downloadPages(
  request: Request,
  pages: Pages,
  records: string | undefined,
  path: string,
): Promise<void> {
  const all: unknown[] = [];
  const [name, size] = pages.size;
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = new URL(request.url);
    url.searchParams.set(name, String(size));
    url.searchParams.set(pages.offset, String(page * size));
    await download({ ...request, url: url.href }, path);
    const found = recordsOf(await readFile(path, "utf8"), records, request.url);
    all.push(...found);
    if (found.length < size) break;
  }
  await writeFile(path, all.map((record) => `${JSON.stringify(record)}\n`).join(""));
}

function recordsOf(text: string, records: string | undefined, url: string): readonly unknown[] {
  const found = (records?.split(".") ?? []).reduce(
    (value, name) => (value as Record<string, unknown> | null)?.[name],
    exact(text, url),
  );
  if (Array.isArray(found)) return found;
  throw new SourceError(
    "format",
    `${label(url)}: expected an array of records${records ? ` at "${records}"` : ""}, got ${text.slice(0, 80)}`,
  );
}

/** JSON whose numbers stay as they were written. */
function exact(text: string, url: string): unknown {
  try {
    return JSON.parse(text, keepSource);
  } catch (cause) {
    throw new SourceError("format", `${label(url)}: no JSON: ${(cause as Error).message}`, cause);
  }
}

// JSON.rawJSON is in Node 24, and not yet in TypeScript's library.
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };

function keepSource(this: unknown, _: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" && context?.source ? rawJSON(context.source) : value;
}
