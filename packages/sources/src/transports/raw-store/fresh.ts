import { outermost, type Span, spanOf } from "../../raw-store/span.ts";
import type { RawStore } from "../../raw-store/index.ts";

export interface Fresh {
  readonly span: Span;
  /** Of a file that has some that were read and some that were not: the last that were. */
  readonly after?: string;
}

/** By what each collector's last name was: files that have something after it, each message in one of them. */
export async function freshFiles(
  store: RawStore,
  prefix: string,
  seen: ReadonlyMap<string, string>,
): Promise<readonly Fresh[]> {
  const oldest = [...seen.values()].toSorted()[0];
  const found = await store.list(prefix, oldest);
  return outermost(found.map(spanOf)).flatMap((span) => fresh(span, seen.get(span.collector)) ?? []);
}

function fresh(span: Span, seen: string | undefined): Fresh | undefined {
  if (seen === undefined) return { span };
  const before = spanOf({ name: seen, bytes: 0 });
  if (whenOf(span, span.last) <= whenOf(before, before.last)) return undefined;
  return whenOf(span, span.first) <= whenOf(before, before.last) ? { span, after: before.last } : { span };
}

const whenOf = ({ folder }: Span, id: string): string => folder + id;
