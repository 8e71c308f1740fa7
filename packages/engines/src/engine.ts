/** What each engine's folder gives: all that is that engine, behind one object. */
import type { Dialect, Traits } from "@sluice/googlesql";
import type { OpenOptions, Warehouse } from "./warehouse.ts";

/** Where engines differ in what others must know. */
export interface EngineTraits extends Traits {
  /** Transactions can run at the same time. Where not, they queue, each waiting for the one before. */
  readonly parallelTransactions: boolean;
  /** `cancel` stops a statement at once. Where not, it stops between two calls of a function of ours, or when it ends. */
  readonly interrupts: boolean;
}

export interface Engine extends Dialect {
  readonly traits: EngineTraits;
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
  readonly place: string;
}
