/** An expression (or a query that begins with `select`, `with` or `from`), what it gives, and its GoogleSQL type. */
export type Case = readonly [sql: string, expected: unknown, type?: string];

/** The case must fail when it is analysed or run, with these words. */
export interface Failure {
  readonly fails: RegExp;
}

export const fails = (words: RegExp = /./): Failure => ({ fails: words });

export const isFailure = (expected: unknown): expected is Failure =>
  typeof expected === "object" && expected !== null && "fails" in expected;
