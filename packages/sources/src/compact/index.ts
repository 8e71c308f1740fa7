/**
 * Small files of the raw store become large ones, hour by hour: first the large one is written, then it is read again and compared, then the
 * small ones go. Stopped between any two of these, what is there twice is read once, and the next time goes on from there.
 */
import type { RawStore } from "../raw-store/store.ts";
import { ownerOf, outermost, type Span, spanOf } from "../raw-store/span.ts";
import { groupsOf } from "./groups.ts";
import { merge } from "./merge.ts";
import { endOf, isBefore } from "./hours.ts";

export interface CompactOptions {
  /** The first part of its files' names. */
  readonly source: string;
  readonly store: RawStore;
  /** Milliseconds: hours that ended longer ago are removed. All stay where absent. */
  readonly keep?: number;
  readonly now?: Date;
  readonly signal?: AbortSignal;
}

export interface Compacted {
  /** Small files that are in large ones now. */
  readonly merged: number;
  /** Large ones. */
  readonly made: number;
  /** Files that were older than is kept. */
  readonly expired: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** An hour is left alone until its last messages have surely come. A file that comes later still is no harm: the next time takes it in. */
const SETTLED = 10 * 60_000;

export async function compact(options: CompactOptions): Promise<Compacted> {
  const { source, store, keep = Infinity, now = new Date(), signal } = options;
  const spans = (await store.list(`${source}/`)).map(spanOf).filter(({ collector }) => collector !== "");
  const old = spans.filter((span) => isBefore(endOf(span), now.getTime() - keep));
  await removeAll(store, old, signal);
  const closed = spans.filter((span) => !old.includes(span) && isBefore(endOf(span), now.getTime() - SETTLED));
  const done = { merged: 0, made: 0, expired: old.length, bytesBefore: 0, bytesAfter: 0 };
  for (const files of Map.groupBy(closed, ownerOf).values()) {
    const alone = outermost(files);
    // An earlier time was stopped before it came to these.
    await removeAll(store, without(files, alone), signal);
    for (const group of groupsOf(alone)) {
      signal?.throwIfAborted();
      done.bytesBefore += sum(group);
      const made = await merge(store, group);
      done.bytesAfter += made.bytes;
      [done.merged, done.made] = [done.merged + group.length, done.made + 1];
      await removeAll(store, without(group, [made]), signal);
    }
  }
  return done;
}

const without = (files: readonly Span[], gone: readonly { readonly name: string }[]): readonly Span[] => {
  const names = new Set(gone.map(({ name }) => name));
  return files.filter(({ name }) => !names.has(name));
};

const sum = (files: readonly Span[]): number => files.reduce((bytes, file) => bytes + file.bytes, 0);

async function removeAll(store: RawStore, files: readonly Span[], signal: AbortSignal | undefined): Promise<void> {
  for (const { name } of files) {
    signal?.throwIfAborted();
    await store.remove(name);
  }
}
