import { createHash } from "node:crypto";
import { SourceError } from "../error.ts";
import { linesOf, zipped } from "../raw-store/lines.ts";
import { originOf, withOrigin } from "../raw-store/origin.ts";
import { isCompacted, type Span, spanName, spanOf } from "../raw-store/span.ts";
import type { RawStore, StoredFile } from "../raw-store/store.ts";

/** Neighbours as one file, which is in the store and was found to be right there. Nothing is removed. */
export async function merge(store: RawStore, group: readonly Span[]): Promise<StoredFile> {
  const name = nameOf(group);
  const written = createHash("sha256");
  const content = await zipped(hashing(lines(store, group), written));
  await store.write(name, content);
  const there = createHash("sha256");
  for await (const line of linesOf(await store.read(name))) there.update(`${line}\n`);
  if (there.digest("hex") !== written.digest("hex")) throw differs(store, name);
  return { name, bytes: content.length };
}

function nameOf(group: readonly Span[]): string {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) throw new SourceError("unexpected", "expected files to make one of, got none");
  const name = spanName({ ...last, first: first.first });
  // What reads it goes by its name alone.
  if (spanOf({ name, bytes: 0 }).first !== first.first)
    throw new SourceError("unexpected", `${name}: no name of a collector's`);
  return name;
}

async function* lines(store: RawStore, group: readonly Span[]): AsyncGenerator<string> {
  for (const span of group) {
    const content = await store.read(span.name);
    for await (const line of linesOf(content))
      yield isCompacted(span) ? checked(line, span) : withOrigin(line, span.last, span.name);
  }
}

function checked(line: string, { name }: Span): string {
  originOf(line, name);
  return line;
}

async function* hashing(from: AsyncIterable<string>, hash: ReturnType<typeof createHash>): AsyncGenerator<string> {
  for await (const line of from) {
    hash.update(`${line}\n`);
    yield line;
  }
}

const differs = (store: RawStore, name: string): SourceError =>
  new SourceError(
    "unavailable",
    `${store.label}: ${name} is not there as it was written; the files that it is made of stay`,
  );
