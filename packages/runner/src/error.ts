export type RunnerReason =
  /** The table's columns and the query's differ, and onSchemaChange forbids it. */
  | "schema"
  /** A check found rows. */
  | "assertion"
  /** The code of a just-in-time action failed, or gave no SQL. */
  | "jit"
  /** A file below target/ can't be used. */
  | "state"
  /** Two targets would be one table. */
  | "names"
  /** The run was stopped. */
  | "cancelled";

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** What this package throws. */
export class RunnerError extends Error {
  readonly reason: RunnerReason;

  constructor(reason: RunnerReason, message: string, options: { cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "RunnerError";
    this.reason = reason;
  }
}
