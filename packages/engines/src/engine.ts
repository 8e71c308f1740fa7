/** What each engine's folder gives: all that is that engine, behind one object. */
import type { Dialect, Traits } from "@sluice/googlesql";
import type { OpenOptions, Warehouse } from "./warehouse.ts";

/** Where engines differ in what others must know. */
export interface EngineTraits extends Traits {
  /** Transactions can run at the same time. Where not, they queue, each waiting for the one before. */
  readonly parallelTransactions: boolean;
  /** `cancel` stops a statement at once. Where not, it stops between two calls of a function of ours, or when it ends. */
  readonly interrupts: boolean;
  /**
   * Its databases are files, `NAME:PATH`, and `NAME::memory:` is an empty one that is gone when it is closed. Beside a file it may keep
   * logs, named with these endings. False where a server has its databases.
   */
  readonly files: false | { readonly logs: readonly string[] };
  /** The schema of names that say none. */
  readonly defaultSchema: string;
}

export interface EngineDialect extends Dialect {
  readonly traits: EngineTraits;
}

export interface Engine extends EngineDialect {
  /** Its own spelling, for people. */
  readonly title: string;
  /** What an address of it may begin with. */
  readonly schemes: readonly string[];
  /** An address of it as help and errors write it. */
  readonly address: string;
  open(address: Address, options: OpenOptions): Promise<Warehouse>;
}

/** `scheme:place`, taken apart. */
export interface Address {
  readonly url: string;
  readonly scheme: string;
  readonly place: string;
}
