/** What each engine's folder gives: all that is that engine, behind one object. */
import type { Dialect } from "@sluice/googlesql";
import type { EngineTraits } from "./traits.ts";
import type { Names, Target } from "./target.ts";
import type { OpenOptions, Warehouse } from "./warehouse.ts";

export type { EngineTraits } from "./traits.ts";

export interface EngineDialect extends Dialect {
  readonly traits: EngineTraits;
  /** Of `supported`, what is always a function that only our connections have; of the others some forms may be. */
  readonly private: ReadonlySet<string>;
}

export interface Engine extends EngineDialect {
  /** Its own spelling, for people. */
  readonly title: string;
  /** What an address of it may begin with. */
  readonly schemes: readonly string[];
  /** An address of it as help and errors write it. */
  readonly address: string;
  /** How it names a target: parts to quote and join. */
  nameOf(target: Target, names: Names): readonly string[];
  open(address: Address, options: OpenOptions): Promise<Warehouse>;
}

/** `scheme:place`, taken apart. */
export interface Address {
  readonly url: string;
  readonly scheme: string;
  readonly place: string;
}
