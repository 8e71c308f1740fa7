/** What a bookmark says of a window: how many rows, their checksum, and the columns that they had. */
import { createHash } from "node:crypto";
import type { ReadColumn } from "../columns.ts";
import type { Fingerprint, Fingerprints } from "./fingerprints.ts";

export type Marks = ReadonlyMap<string, string>;

/** A column that is renamed changes no row's text, so names and types are part of it. */
export function marksOf(there: Fingerprints, columns: readonly ReadColumn[]): Marks {
  const shape = columns.map(({ name, type }) => [name, type.kind]);
  const hash = createHash("sha256").update(JSON.stringify(shape)).digest("hex").slice(0, 16);
  return new Map([...there].map(([start, print]) => [start, mark(print, hash)]));
}

const mark = ({ rows, checksum }: Fingerprint, shape: string): string => `${rows} ${checksum} ${shape}`;

export const rowsIn = (seen: Marks): number =>
  [...seen.values()].reduce((rows, one) => rows + Number(one.split(" ", 1)[0]), 0);

/** Windows that are new or otherwise than seen, with their marks; those that are gone, with undefined. */
export const changedSince = (seen: Marks, now: Marks): ReadonlyMap<string, string | undefined> =>
  new Map(
    [...new Set([...seen.keys(), ...now.keys()])]
      .filter((start) => seen.get(start) !== now.get(start))
      .map((start) => [start, now.get(start)]),
  );
