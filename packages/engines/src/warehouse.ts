/** The one interface of every warehouse. An adapter is a function `open…(place, options): Promise<Warehouse>`. */
import type { Driver } from "@sluice/googlesql";
import type { Delivery, LoadPlan, LoadResult } from "./delivery.ts";
import type { Listed, Names, Relation, Target } from "./target.ts";
import type { EngineTraits } from "./traits.ts";

export type { Listed, Names, Relation, Target } from "./target.ts";

export interface Warehouse extends Driver {
  /** For words to people, without secrets: `duckdb:warehouse.duckdb`. */
  readonly label: string;
  readonly traits: EngineTraits;
  /** Runs a statement that changes rows and says how many. */
  change(sql: string): Promise<number>;
  /** How the engine names a target: parts to quote and join. */
  nameOf(target: Target): readonly string[];
  /** All tables and views, with their columns in GoogleSQL's types. */
  relations(): Promise<readonly Relation[]>;
  /** Views that other clients can't read. Absent where all that they call is in the database. */
  privateCalls?(): Promise<readonly PrivateCalls[]>;
  /** The same without their columns, which cost a look each. */
  list(): Promise<readonly Listed[]>;
  /**
   * Runs `work` in one transaction: all of it, or nothing. Use only the session inside `work`. Where engines
   * detect a conflict with another transaction, `work` is called again. Within a session it joins the transaction.
   */
  transaction<T>(work: (session: Warehouse) => Promise<T>): Promise<T>;
  /** A delivery into a table, new columns added as they come. Call it in a transaction. */
  load(plan: LoadPlan, delivery: Delivery): Promise<LoadResult>;
  /** How many actions gain from running at once. */
  readonly concurrency: number;
  /** Finds rows by these columns fast from now on, where the engine has indexes; else does nothing. Columns of short values: long ones have no place there. */
  index(name: readonly string[], columns: readonly string[]): Promise<void>;
  /**
   * All that is committed, as a file of the same engine at `path`: put in place whole, so that whoever has the one before open goes on
   * reading that. Absent where a server has the database, which many read at once.
   */
  readonly snapshot?: (path: string) => Promise<void>;
  /**
   * Names that nobody else gets until they are given back, or this process ends; `onWait` is called where others have one. Absent where
   * a database has one writer at a time anyhow.
   */
  readonly claim?: (names: readonly string[], onWait: () => void) => Promise<() => Promise<void>>;
  /** Stops what is running now, as Ctrl-C asks. */
  cancel(): Promise<void>;
  close(): Promise<void>;
  /**
   * Closes it, and takes its file away where that is empty and nobody else has it open. What can't be taken away so stays. Absent where a
   * server has the database.
   */
  readonly discard?: () => Promise<void>;
}

/** A view, as the engine names it, and the functions in it that only our connections have, in capitals. */
export interface PrivateCalls {
  readonly name: readonly string[];
  readonly functions: readonly string[];
}

export interface OpenOptions extends Names {
  /** Nothing can be changed: several processes read at once, and beside one that writes where the engine allows it. */
  readonly readOnly?: boolean;
}
