/** The one interface of every transport: how data travels. A transport is a function of its options, `http({ headers })`, that returns one of these. */
import type { Delivery, Target, Warehouse } from "@sluice/engines";
import type { Bookmarks } from "../bookmarks.ts";
import type { SourceContext } from "../context.ts";
import type { Place } from "../place.ts";
import type { Reject } from "../reject.ts";

export interface Transport {
  /** Of the addresses that are its: `["http", "https"]`. A path is a `file`. */
  readonly schemes: readonly string[];
  /** What must not be said beside the secrets of an address: keys among its options. */
  readonly secrets?: readonly string[];
  /**
   * Fetches what is there, or connects to it: all that can fail does so here, before anything is loaded. It need not hide secrets:
   * they are taken out of all that it gives and throws. What it made is gone when it throws.
   */ open(place: Place, request: Request): Promise<Opened>;
  /** The same with these options; undefined where some of them are not its own. */
  with?(options: PlainOptions): Transport | undefined;
}

/** What plain words may say of how it travels. */
export interface PlainOptions {
  /** Of an HTTP request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The column of a table by whose months it is compared. */
  readonly windowBy?: string | undefined;
}

/** What it is asked for. */
export interface Request extends SourceContext {
  /** The source's. */
  readonly name: string;
  /** Where its rows go. */
  readonly target: Target;
  readonly key: readonly string[] /** Whether that table is there. */;
  readonly stands: () => Promise<boolean>;
  /** What it wrote down at its last load: which windows or files there were. */
  readonly bookmarks: Bookmarks;
}

/** Files for a format to read, or rows as they are. */
export type Opened = (Files | Rows) & Happening;

export interface Files {
  /** In their order; a later one wins by key. None where nothing is new. */
  readonly files: readonly NamedFile[];
}

export interface NamedFile {
  /** On this machine: formats read it several times, engines too. */
  readonly path: string;
  /** As people know it, and `_source` tells. */
  readonly from: string;
}

export interface Rows {
  /** Read some thousand at a time, and from the first again where the transaction is tried again. */
  readonly delivery: Delivery;
  /** Complete once the delivery has been read. */
  readonly rejects?: () => readonly Reject[];
}

/** What happens around its rows. */
export interface Happening {
  /** It was loaded before, as it is: there is nothing to do. */
  readonly unchanged?: boolean;
  /** Of all of it, for `_source`. Default: the place. */
  readonly from?: string;
  /** How its rows go in, where that is not for the definition to say: those of a window are appended to what `before` left. */
  readonly mode?: "merge" | "replace" | "append";
  /** When what is there was last changed, where that can be told. */
  readonly changedAt?: Date;
  /** In the load's transaction, before its rows: the old rows of a window go. How many went. */
  readonly before?: (session: Warehouse) => Promise<number>;
  /** In the load's transaction, after its rows: what it will want to know the next time. */
  readonly commit?: (session: Warehouse) => Promise<void>;
  /** Removes what it made. Called in the end, also after an error. */
  readonly close?: () => Promise<void>;
}
