/** The one interface of every source. A source is a function `file(definition, path)`, `http(…)` … returning one of these. */
import type { Delivery, Target } from "@sluice/engines";
import type { HttpOptions } from "./http/index.ts";
import type { Refinement } from "./refine.ts";

/** What a source brings, wherever it comes from. */
export interface Definition {
  /** As the command line names it: `votes`. */
  readonly name: string;
  /** Default `raw.<name>`. */
  readonly target?: Target;
  /** Columns that name a row. Without a key there is nothing to merge by. */
  readonly key: readonly string[];
  /** Default: merge where there is a key, else replace. */
  readonly mode?: "merge" | "replace" | "append";
  readonly tags?: readonly string[];
  /** Columns that the raw table has even where none came. */
  readonly columns?: readonly string[];
  /** Columns that must come: without them it is not this source's data. */
  readonly required?: readonly string[];
  /** Where in a JSON document the records are: `result.records`. */
  readonly records?: string;
  /** The document's records are an object's members: their names go into this column. */
  readonly entries?: string;
  /** Of CSV. Default: whichever of , ; tab | the header has most of. */
  readonly delimiter?: string;
  /** How it is asked for where it is at an address: headers, pages, patience. */
  readonly request?: HttpOptions;
  /** Records checked, or put into one form, before they are loaded. */
  readonly refine?: Refinement;
}

export interface Reject {
  /** The line, or in a JSON array the place of the record, from 1. */
  readonly line: number;
  readonly reason: string;
  readonly content: string;
}

/** One reading of a source, ready to load. */
export interface Opened {
  readonly delivery: Delivery;
  /** For people, and for `_source`: a path, an address without secrets, a topic. */
  readonly from: string;
  /** The columns known by now, from the first part of it. */
  readonly columns: readonly string[];
  /** What could not be read. Complete once the delivery has been. */
  rejects(): readonly Reject[];
  /** Removes what it made. Called in the end, also after an error. */
  close?(): Promise<void>;
}

/** What sources may know of the world. */
export interface SourceContext {
  readonly now: Date;
  /** Relative paths are read from here. Default: the working directory. */
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

export interface Source {
  readonly definition: Definition;
  /** For words to people: the path or address as given, without secrets. */
  readonly where: string;
  open(context: SourceContext): Promise<Opened>;
}

export interface LoadReport {
  readonly source: string;
  readonly target: Target;
  readonly from: string;
  /** Delivered, duplicates included, rejects not. */
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly newColumns: readonly string[];
  readonly missingColumns: readonly string[];
}
