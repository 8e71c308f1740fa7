/** What goes between the warehouse and the thread that holds the database. */

import type { Listed } from "../install.ts";

/** What the thread is started with. */
export interface Opening {
  readonly file: string;
  readonly listed: Listed;
}

export type Request =
  | { readonly kind: "execute"; readonly sql: string }
  | { readonly kind: "rows"; readonly sql: string }
  | { readonly kind: "change"; readonly sql: string }
  /** One prepared statement, run for each row. */
  | { readonly kind: "insert"; readonly sql: string; readonly rows: readonly (readonly unknown[])[] }
  | { readonly kind: "close" };

export interface Failure {
  readonly message: string;
  /** SQLite's extended result code. */
  readonly code?: number;
}

export type Reply = { readonly value: unknown } | { readonly failure: Failure };
