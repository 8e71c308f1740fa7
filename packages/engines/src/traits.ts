import type { Traits } from "@sluice/googlesql";

/** Where engines differ in what others must know. */
export interface EngineTraits extends Traits {
  /** Transactions can run at the same time. Where not, they queue, each waiting for the one before. */
  readonly parallelTransactions: boolean;
  /** While it is open nobody else changes it. Where not, others may between any two statements. */
  readonly exclusive: boolean;
  /** `cancel` stops a statement at once. Where not, it stops between two calls of a function of ours, or two steps of a recursion, or when it ends. */
  readonly interrupts: boolean;
  /**
   * Its databases are files, `NAME:PATH`, and `NAME::memory:` is an empty one that is gone when it is closed. False where a server has
   * its databases.
   */
  readonly files: boolean;
  /** It finds few rows among many by an index. Where not, by what it notes of each block. */
  readonly indexes: boolean;
  /** Names that differ in case alone are one. */
  readonly foldsCase: boolean;
  /** The schema of names that say none. */
  readonly defaultSchema: string;
}
