/** A file of the store on this machine, where it stays while it is read several times. */
import { writeFile } from "node:fs/promises";
import { linesOf, zipped } from "../../raw-store/lines.ts";
import { originOf } from "../../raw-store/origin.ts";
import { isCompacted } from "../../raw-store/span.ts";
import type { RawStore } from "../../raw-store/index.ts";
import type { NamedFile } from "../transport.ts";
import type { Fresh } from "./fresh.ts";

/** Its lines as the collector wrote them, those that were read before left out. */
export async function bring({ span, after }: Fresh, path: string, store: RawStore): Promise<NamedFile> {
  const content = await store.read(span.name);
  await writeFile(path, isCompacted(span) ? await zipped(unread(content, span.name, after)) : content);
  return { path, from: span.name };
}

async function* unread(content: Uint8Array, name: string, after: string | undefined): AsyncGenerator<string> {
  for await (const line of linesOf(content)) {
    const origin = originOf(line, name);
    if (after === undefined || origin.id > after) yield origin.line;
  }
}
