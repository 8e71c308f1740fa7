/** The one interface of every warehouse. An adapter is a function `open…(url): Promise<Warehouse>`. */
import type { Column, Dialect, Driver } from "@sluice/googlesql";

/** A Dataform target. `database` is empty, or the project's default database, on one machine. */
export interface Target {
  readonly database?: string;
  readonly schema: string;
  readonly name: string;
}

export interface Relation {
  readonly target: Target;
  readonly type: "table" | "view";
  readonly columns: readonly Column[];
}

/** What a source brings: rows of text (or typed, from Parquet and PostgreSQL), in delivery order. */
export interface Delivery {
  readonly columns: readonly Column[];
  /** Rows in the order of `columns`, in batches of some thousands. Values: string, bigint, number, boolean, Uint8Array or null; dates and JSON as text. */
  batches(): AsyncIterable<readonly (readonly unknown[])[]>;
  /**
   * The same rows as a query that an engine of this dialect can run itself, reading the file in place: the fast way.
   * A warehouse of another dialect does not look at it.
   */
  readonly scan?: { readonly dialect: Dialect; readonly sql: string };
}

export interface LoadPlan {
  readonly target: Target;
  /** merge: last delivery of a key wins, a later row of one delivery before an earlier. replace: the delivery is the table. append: added. */
  readonly mode: "merge" | "replace" | "append";
  /** Key columns, for merge. */
  readonly key: readonly string[];
}

export interface LoadResult {
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  /** Columns that the table did not have, and those it has that did not come. */
  readonly newColumns: readonly string[];
  readonly missingColumns: readonly string[];
}

export interface Warehouse extends Driver {
  /** For words to people, without secrets: `duckdb:warehouse.duckdb`. */
  readonly label: string;
  /** How the engine names a target: parts to quote and join. */
  nameOf(target: Target): readonly string[];
  /** All tables and views, with their columns in GoogleSQL's types. */
  relations(): Promise<readonly Relation[]>;
  /** Runs `work` in one transaction: all of it, or nothing. */
  transaction<T>(work: (session: Warehouse) => Promise<T>): Promise<T>;
  /** A delivery into a table, new columns added as they come. Call it in a transaction. */
  load(plan: LoadPlan, delivery: Delivery): Promise<LoadResult>;
  /** How many actions gain from running at once. */
  readonly concurrency: number;
  /** Stops what is running now, as Ctrl-C asks. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}
