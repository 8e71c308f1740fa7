/** What an engine gives to the loading that all share. */
import type { Column, Type } from "@sluice/googlesql";
import type { Batch, Delivery, LoadPlan } from "../delivery.ts";
import type { Connection } from "../driver/connection.ts";

/** A delivery that the engine can query. */
export interface Staged {
  /** A table, or a query in brackets. */
  readonly relation: string;
  /** It is a temporary table, to be dropped at the end. */
  readonly temporary: boolean;
  readonly columns: readonly Column[];
}

/** Where loading differs from engine to engine. */
export interface Loader {
  /** The engine's name for a row's place in a table: later rows have a greater one. */
  readonly rowid: string;
  /** Nobody else loads into this table (its name as SQL) before the transaction ends. Absent where a database has one writer at a time anyhow. */
  lock?(table: string): Promise<void>;
  /** Bytes of a name (the engine cuts off what is longer), and columns of a table, at most. */
  readonly most?: { readonly nameBytes?: number; readonly columns: number };
  /** Adds many columns to a table (its name as SQL), where that costs less than to add one after the other. */
  widen?(table: string, columns: readonly Column[]): Promise<void>;
  /** Makes an index on a table's columns (as SQL), where the engine can't join without one. */
  index?(table: string, columns: string): Promise<void>;
  /** `expression` as a value of that type, from the text or number that carries it. */
  cast(expression: string, type: Type): string;
  /** A column of a temporary table that carries values of this type as the delivery has them: mostly text. */
  carrier(type: Type): string;
  /** Rows into a temporary table of these columns. A row may be shorter. */
  append(table: string, columns: readonly Column[], rows: Batch["rows"]): Promise<void>;
  /** Bytes of COPY's text format into these columns of a table (its name as SQL). How many rows. */
  copy?(table: string, columns: readonly Column[], bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /** The delivery's file as the engine itself reads it, where that gives the same rows. */
  inPlace?(delivery: Delivery): Promise<Omit<Staged, "temporary"> | undefined>;
}

/** What a load works with: a connection within a transaction. */
export interface Store extends Connection, Loader {
  /** A column of this type in CREATE TABLE and ALTER TABLE. */
  declare(type: Type): string;
}

/** One load, as its steps see it. */
export interface Loading {
  readonly store: Store;
  readonly name: readonly string[];
  readonly plan: LoadPlan;
  readonly staged: Staged;
  /** The staged columns by their folded names. */
  readonly came: ReadonlyMap<string, Column>;
  /** The table's columns, the new ones included, without the stamps. */
  readonly columns: readonly Column[];
}
