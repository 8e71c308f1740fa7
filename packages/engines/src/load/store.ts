/** What an engine gives to the loading that all share. */
import type { Column, Driver, Type } from "@sluice/googlesql";
import type { Delivery, LoadPlan } from "../delivery.ts";

/** A delivery that the engine can query. */
export interface Staged {
  /** A table, or a query in brackets. */
  readonly relation: string;
  /** It is a temporary table, to be dropped at the end. */
  readonly temporary: boolean;
  readonly columns: readonly Column[];
}

export interface Store extends Driver {
  /** Runs a statement; how many rows it changed. */
  change(sql: string): Promise<number>;
  /** The engine's name for a row's place in a table: later rows have a greater one. */
  readonly rowid: string;
  /** Makes an index on a table's columns (as SQL), where the engine can't join without one. */
  index?(table: string, columns: string): Promise<void>;
  /** A column of this type in CREATE TABLE and ALTER TABLE. */
  declare(type: Type): string;
  /** `expression` as a value of that type, from the text or number that carries it. */
  cast(expression: string, type: Type): string;
  /** Brings the delivery where the engine can query it; with `once`, a relation that can be read only once will do. */
  stage(delivery: Delivery, once: boolean): Promise<Staged>;
}

/** One load, as its steps see it. */
export interface Loading {
  readonly store: Store;
  readonly name: readonly string[];
  readonly plan: LoadPlan;
  readonly staged: Staged;
  /** The table's columns, the new ones included, without the stamps. */
  readonly columns: readonly Column[];
}
