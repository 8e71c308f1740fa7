import type { Column } from "@sluice/googlesql";
import { quote } from "./core/names.ts";

/** A table, or a query in brackets, as FROM reads it: each column a value of its GoogleSQL type. */
export function readingOf(relation: string, columns: readonly Column[]): string {
  if (columns.every(({ reading }) => reading === undefined)) return relation;
  const items = columns.map(({ name, reading }) =>
    reading === undefined ? quote(name) : `${reading} AS ${quote(name)}`,
  );
  return `(SELECT ${items.join(", ")} FROM ${relation})`;
}

/** As they are read: nothing more is to be done to them. */
export const readColumns = (columns: readonly Column[]): readonly Column[] =>
  columns.map(({ name, type, parameters }) => ({ name, type, ...(parameters && { parameters }) }));
