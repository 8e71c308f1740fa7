/** One connection to an engine, as its driver opens it. Sessions, transactions and loading are made of it. */
import type { Driver } from "@sluice/googlesql";
import type { Listed, PrivateCalls, Relation } from "../warehouse.ts";

/** What a table or a view is. */
export type Described = NonNullable<Awaited<ReturnType<Driver["describe"]>>>;

/** Statements that fail throw a WarehouseError. */
export interface Connection extends Pick<Driver, "execute" | "executeAll" | "rows" | "describe"> {
  /** Begins a transaction with the next statement, where that saves a call. */
  begin?(): void;
  /** Runs a statement; how many rows it changed. */
  change(sql: string): Promise<number>;
  /** All tables and views, with their columns in GoogleSQL's types. */
  relations(): Promise<readonly Relation[]>;
  privateCalls?(): Promise<readonly PrivateCalls[]>;
  /** The same without their columns, which cost a look each. */
  list(): Promise<readonly Listed[]>;
}
