/** Several files as one delivery: what comes later wins, and `_source` says which. */
import type { Batch, Column } from "@sluice/engines";
import { SourceError } from "../error.ts";
import type { Contents } from "../formats/format.ts";
import type { NamedFile } from "../transports/transport.ts";

export type NamedContents = Contents & Pick<NamedFile, "from">;

export const sourceColumn: Column = { name: "_source", type: { kind: "STRING" } };

export function joined(files: readonly NamedContents[]): Contents & { readonly sourced: true } {
  const known = union(files.map(({ delivery }) => delivery.columns));
  return {
    sourced: true,
    columns: [...new Set(files.flatMap(({ columns }) => columns))],
    delivery: { columns: known, batches: () => batchesOf(files, known) },
    rejects: () => files.flatMap(({ from, rejects }) => rejects().map((reject) => ({ ...reject, from }))),
    close: async () => {
      for (const file of files) await file.close?.();
    },
  };
}

async function* batchesOf(files: readonly NamedContents[], known: readonly Column[]): AsyncGenerator<Batch> {
  let columns = known;
  for (const { from, delivery } of files) {
    for await (const batch of delivery.batches()) {
      columns = union([columns, batch.columns]);
      refuseOtherTypes(from, columns, batch.columns);
      const places = batch.columns.map(({ name }) => placeIn(columns, name));
      yield { columns, rows: batch.rows.map((row) => placed(row, places, columns.length, from)) };
    }
  }
}

/** `_source` is the first, so that more may come at the end. */
const union = (lists: readonly (readonly Column[])[]): readonly Column[] =>
  lists.reduce((all, more) => [...all, ...more.filter(({ name }) => placeIn(all, name) < 0)], [
    sourceColumn,
  ] as readonly Column[]);

/** Engines fold case in names of columns. */
const placeIn = (columns: readonly Column[], name: string): number =>
  columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());

function placed(row: readonly unknown[], places: readonly number[], length: number, from: string): readonly unknown[] {
  const all: unknown[] = Array.from({ length }, () => null);
  row.forEach((value, at) => (all[places[at]!] = value));
  all[0] = from;
  return all;
}

function refuseOtherTypes(from: string, columns: readonly Column[], came: readonly Column[]): void {
  for (const { name, type } of came) {
    const before = columns[placeIn(columns, name)]!;
    if (before.type.kind === type.kind) continue;
    throw new SourceError(
      "unexpected",
      `${from}: column ${name} is ${type.kind}, and ${before.type.kind} in files before it; expected one type in all`,
    );
  }
}
