import type { Span } from "./ast/index.ts";

export type Reason =
  /** The text is no GoogleSQL. */
  | "syntax"
  /** It is GoogleSQL, but wrong: an unknown column, types that don't fit. */
  | "invalid"
  /** It is right, and not supported here (on this engine, or at all). */
  | "unsupported"
  /** It failed when it ran: a CAST that can't, an overflow, RAISE. */
  | "runtime";

/** What this package throws. `span` are offsets into the statement's text. */
export class GoogleSqlError extends Error {
  readonly reason: Reason;
  readonly span: Span | undefined;

  constructor(reason: Reason, message: string, options: { span?: Span; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "GoogleSqlError";
    this.reason = reason;
    this.span = options.span && { start: options.span.start, end: options.span.end };
  }
}
