/** What a source brings, and what a warehouse makes of it. */
import type { Column } from "@sluice/googlesql";
import type { Target } from "./target.ts";

/** Values: string, bigint, number, boolean, Uint8Array or null; dates, numerics and JSON as text. A row may be shorter than `columns`: the rest is NULL. */
export interface Batch {
  /** All columns seen so far. They only grow, at the end. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A file of a shape that some engines read themselves, many times faster. */
export interface FileScan {
  /** Where the file is, unpacked if it must be; undefined if an engine would not read it as we do. */
  path(): Promise<string | undefined>;
  readonly format: "ndjson" | "array" | "parquet";
  /** Columns seen in its first part, in their order. */
  readonly head: readonly string[];
  /** What each record must have: one without goes to the rejects, so it is not for a scan. */
  readonly required: readonly string[];
}

/** Rows of text (or typed, from Parquet and PostgreSQL), in delivery order. */
export interface Delivery {
  /** The columns known before the first row: a CSV file's header, a query's. */
  readonly columns: readonly Column[];
  /** The rows from the first, some thousand at a time. May be called again. */
  batches(): AsyncIterable<Batch>;
  /** An engine that can take this file as it is does so, if that gives the same rows; otherwise it takes the batches. */
  readonly scan?: FileScan;
  /**
   * The same rows as bytes that PostgreSQL's COPY reads in its text format, from the first each time: such an engine takes them as they
   * are. Each row ends with these texts.
   */
  readonly copied?: (more: readonly string[]) => AsyncIterable<Uint8Array>;
}

export interface LoadPlan {
  readonly target: Target;
  /**
   * merge: by key, a later delivery wins, and within one a later row; a row that is as before is not touched.
   * replace: the delivery is the table (with a key: the same by merging, and deleting what did not come). append: added.
   */
  readonly mode: "merge" | "replace" | "append";
  /** Columns that the table has in any case, and these first. */
  readonly columns?: readonly Column[];
  /** Key columns, for merge and replace. They are among the delivery's. */
  readonly key: readonly string[];
  /** What `_loaded_at` (`YYYY-MM-DD HH:MM:SS+00`) and `_source` get in rows that are new or changed; or the delivery's column that says it row by row. */
  readonly loadedAt: string;
  readonly source: string | { readonly column: string };
}

export interface LoadResult {
  /** Rows delivered, duplicates included. */
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  /** Only by `replace` with a key. */
  readonly deleted: number;
  /** Columns that came and were not there (nor in the plan), and those that did not come. In a new table without planned columns none are new. */
  readonly newColumns: readonly string[];
  readonly missingColumns: readonly string[];
}
