/** What the analyser must know of the world: the tables that a statement names. */
import type { TableName } from "./tree/index.ts";
import type { Column } from "./types.ts";

export interface Table {
  /** As the engine calls it. */
  readonly name: TableName;
  readonly type: "table" | "view";
  readonly columns: readonly Column[];
}

/** One of the tables that `events_*` names: the rest of its name, and the table. */
export interface WildcardTable {
  readonly suffix: string;
  readonly table: Table;
}

export interface Catalog {
  /** `path` as written, backticked dots split: 1 to 3 parts. Undefined where there is no such table. */
  table(path: readonly string[]): Table | undefined;
  /** Those whose names begin as a path does that ends with `*`, in the order of their names. */
  wildcard?(path: readonly string[]): readonly WildcardTable[];
  /** How the engine calls a table that may not be there yet (CREATE TABLE). */
  nameOf(path: readonly string[]): TableName;
  /** Known full names, for «did you mean». */
  names?(): readonly string[];
}
