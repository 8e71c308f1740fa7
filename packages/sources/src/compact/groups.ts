import type { Span } from "../raw-store/span.ts";

/** A large file is no larger than about this: it is in memory while it is made. */
const LARGEST = 64 * 1024 * 1024;

/** Neighbours of one hour and collector that become one file; a file that is alone or large enough stays as it is. */
export function groupsOf(files: readonly Span[], largest = LARGEST): readonly (readonly Span[])[] {
  const groups: Span[][] = [];
  let bytes = Infinity;
  for (const file of files.toSorted((a, b) => (a.last < b.last ? -1 : 1))) {
    if (bytes + file.bytes > largest) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(file);
    bytes += file.bytes;
  }
  return groups.filter((group) => group.length > 1);
}
