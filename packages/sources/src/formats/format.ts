/** The one interface of every format: how data is written. A format is a function of its options, `csv({ delimiter })`, that returns one of these. */
import type { Delivery } from "@sluice/engines";
import type { Reject } from "../reject.ts";
import type { LocalFile } from "./local-file.ts";

export interface Format {
  /** A definition's own takes the place of the one of the same name. */
  readonly name: string;
  /** Whether it is this, by how it begins: names lie. */
  fits(head: Head, expected: Expected): boolean;
  open(file: LocalFile, head: Head, expected: Expected): Promise<Contents>;
}

/** How a file begins, unpacked. */
export interface Head {
  readonly bytes: Buffer;
  /** The same as text, without a byte-order mark and leading blanks. */
  readonly text: string;
  /** It begins with a byte-order mark. */
  readonly marked: boolean;
}

/** What is to be found in it. */
export interface Expected {
  readonly key: readonly string[];
  readonly required?: readonly string[];
}

/** A file's rows. */
export interface Contents {
  readonly delivery: Delivery;
  /** The columns known by now, from the first part of it. */
  readonly columns: readonly string[];
  /** What could not be read. Complete once the delivery has been. */
  readonly rejects: () => readonly Reject[];
  /** Removes what it made. Called in the end, also after an error. */
  readonly close?: () => Promise<void>;
}
