import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { SourceError } from "../../error.ts";
import { refuseFewer } from "../../totals.ts";
import { download } from "./download.ts";
import type { HttpRequest, Pages } from "./options.ts";
import { type Page, pageIn } from "./page.ts";

const MAX_PAGES = 100_000;

/**
 * All pages' records, one JSON document a line, until there are as many as the answers say, or a page is empty. One that brings fewer
 * than asked for is no end: servers have limits of their own.
 */
export async function downloadPages(request: HttpRequest, pages: Pages, path: string): Promise<void> {
  const all: string[] = [];
  const refuseSeen = onceEach(request, pages);
  for (let asked = 0; asked < MAX_PAGES; asked++) {
    const { records, total } = await pageAt(all.length, request, pages, path);
    refuseSeen(records, all.length);
    all.push(...records);
    if (records.length === 0) refuseFewer(request.label, total, all.length);
    if (records.length === 0 || all.length === total) return writeFile(path, all.map((one) => `${one}\n`).join(""));
  }
  throw new SourceError("unexpected", `${request.label}: expected an empty page in the end, got ${MAX_PAGES} pages`);
}

async function pageAt(offset: number, request: HttpRequest, pages: Pages, path: string): Promise<Page> {
  const url = new URL(request.url);
  url.searchParams.set(pages.size[0], String(pages.size[1]));
  url.searchParams.set(pages.offset, String(offset));
  await download({ ...request, url: url.href }, path);
  return pageIn(await readFile(path, "utf8"), pages, request.label);
}

/** A server that gives a page again goes on for ever. */
function onceEach({ label }: HttpRequest, { offset: name }: Pages) {
  const seen = new Map<string, number>();
  return (records: readonly string[], offset: number): void => {
    const hash = createHash("sha256").update(records.join("\n")).digest("base64");
    const before = seen.get(hash);
    if (before !== undefined && records.length > 0)
      throw new SourceError(
        "unexpected",
        `${label}: the page at ${name}=${offset} is the one at ${name}=${before} again: does the server know ${name}?`,
      );
    seen.set(hash, offset);
  };
}
