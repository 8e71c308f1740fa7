/**
 * Names of a collector's files: `sensors/date=…/hour=…/ID-COLLECTOR.ndjson.gz` for one as it was ended, and
 * `…/LAST-since-FIRST-COLLECTOR.ndjson.gz` for one that has all from the first to the last of that hour. Ids go up with time; a name
 * begins with the last that is in it, so what comes after a name has something that is new.
 */
import type { StoredFile } from "./store.ts";

export interface Span extends StoredFile {
  /** All before the file's own name: the hour. */
  readonly folder: string;
  /** A collector's name has no `-`; empty where none named it. */
  readonly collector: string;
  readonly first: string;
  readonly last: string;
}

const named = /^(\w+)(?:-since-(\w+))?-([^-]+)\.(?:nd)?json\.gz$/;

/** What no collector named is nobody's, and goes by all of its name. */
export function spanOf(file: StoredFile): Span {
  const folder = file.name.slice(0, file.name.lastIndexOf("/") + 1);
  const own = file.name.slice(folder.length);
  const [, last = own, first = last, collector = ""] = named.exec(own) ?? [];
  return { ...file, folder, collector, first, last };
}

export const isCompacted = ({ first, last }: Span): boolean => first !== last;

export const spanName = ({ folder, last, first, collector }: Omit<Span, "name" | "bytes">): string =>
  `${folder}${last}-since-${first}-${collector}.ndjson.gz`;

/** Whether all of it is in the other file, too. */
const isWithin = (one: Span, other: Span): boolean =>
  one.name !== other.name && other.first <= one.first && one.last <= other.last;

/** Those whose messages are in no other, in their order. */
export function outermost(spans: readonly Span[]): readonly Span[] {
  const compacted = Map.groupBy(spans.filter(isCompacted), ownerOf);
  return spans.filter((one) => !compacted.get(ownerOf(one))?.some((other) => isWithin(one, other)));
}

/** Whose ids go up together. */
export const ownerOf = ({ folder, collector }: Span): string => `${folder}${collector}`;
