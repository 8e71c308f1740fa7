export interface PostgresOptions {
  /** `entity`, `public.entity`. Default: the source's name. */
  readonly table?: string;
  /** A query in place of a table. */
  readonly query?: string;
  /**
   * A date or time column: rows are compared by windows of it, and a window of which anything changed is replaced. Without it all rows
   * are read each time, and the definition says how they go in.
   */
  readonly windowBy?: string;
  /** How long a window is, UTC. Default: month. */
  readonly window?: Period;
  /** Of what was seen of each window a table is kept beside the source's, of this name in its schema: models learn from it what to make again. */
  readonly windowsTable?: string;
  /** Milliseconds for one statement on the production database. Default: ten minutes. */
  readonly timeout?: number;
}

export type Period = "day" | "week" | "month" | "quarter" | "year";

/** What is read, as SQL that a FROM takes. */
export interface Reading {
  readonly relation: string;
  /** For people: `table entity`. */
  readonly title: string;
}
