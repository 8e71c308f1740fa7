export type SourceReason =
  /** There is nothing at that place. */
  | "missing"
  | "empty"
  | "directory"
  /** There, but it may not be read. */
  | "unreadable"
  /** None of the formats that we read. */
  | "format"
  /** It ends in the middle. */
  | "truncated"
  /** Readable, and not what this source brings: its columns or its key are not there. */
  | "unexpected"
  /** What was given for two sources looks exchanged. */
  | "swapped"
  /** Another process is at it. */
  | "busy"
  /** A server that does not answer, or says no. */
  | "unavailable";

/** What this package throws. */
export class SourceError extends Error {
  readonly reason: SourceReason;

  constructor(reason: SourceReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "SourceError";
    this.reason = reason;
  }
}
