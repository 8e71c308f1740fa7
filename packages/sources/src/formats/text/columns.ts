import type { Column } from "@sluice/engines";

const bookkeeping = new Set(["_loaded_at", "_source"]);

/** The columns of a raw table as the records tell of them, all text. */
export interface Columns {
  readonly all: readonly Column[];
  /** Where this name's values go. Names that differ in case only are one column: engines don't tell them apart. */
  place(name: string): number;
}

export function columnsSeen(known: readonly string[]): Columns {
  const all: Column[] = [];
  const places = new Map<string, number>();
  const folded = new Map<string, number>();

  function place(name: string): number {
    const found = places.get(name);
    if (found !== undefined) return found;
    const usable = usableName(name, all.length);
    const at = folded.get(usable.toLowerCase()) ?? all.length;
    if (at === all.length) all.push({ name: usable, type: { kind: "STRING" } });
    folded.set(usable.toLowerCase(), at);
    places.set(name, at);
    return at;
  }

  known.forEach(place);
  return { all, place };
}

/** A column needs a name of its own: by its place, if it has none. */
export function usableName(name: string, at: number): string {
  const trimmed = name.trim();
  if (trimmed === "") return `column_${at + 1}`;
  return bookkeeping.has(trimmed.toLowerCase()) ? `${trimmed}_` : trimmed;
}
