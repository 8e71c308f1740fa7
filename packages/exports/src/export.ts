/** The one interface of every export. An adapter is a function that takes its options and returns an Exporter. */
import type { Column } from "@sluice/googlesql";

/** A mart as it goes out. */
export interface Mart {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Rows in the order of `columns`; values as GoogleSQL's TO_JSON gives them: numbers, text, `2024-01-31T12:30:00Z`, null. */
  readonly rows: readonly (readonly unknown[])[];
  readonly keys: Keys;
}

/** From the model's column tags: `primary_key`, `references:table.column`, `index`; and its nonNull assertion. */
export interface Keys {
  readonly primaryKey: readonly string[];
  readonly references: readonly { readonly column: string; readonly table: string; readonly to: string }[];
  readonly indexes: readonly string[];
  readonly notNull: readonly string[];
}

export interface ExportReport {
  /** Where it went, without secrets. */
  readonly to: string;
  readonly rows: number;
}

export interface Exporter {
  /** `csv`, `put`, `table`. */
  readonly kind: string;
  write(mart: Mart): Promise<ExportReport>;
  /** All of it but the last step, which hardly fails: several exports go out together, or none does. */
  prepare?(mart: Mart): Promise<Prepared>;
}

export interface Prepared {
  finish(): Promise<ExportReport>;
  /** Takes back what was prepared. */
  drop(): Promise<void>;
}
