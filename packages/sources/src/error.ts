import { hideSecrets, WarehouseError } from "@sluice/engines";

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
  /** Another process is at it, or was in the meantime. */
  | "busy"
  /** A server that does not answer, or says no. */
  | "unavailable";

/** What this package throws. */
export class SourceError extends Error {
  readonly reason: SourceReason;

  constructor(reason: SourceReason, message: string, cause?: unknown) {
    super(hideSecrets(message), { cause: withoutSecrets(cause) });
    this.name = "SourceError";
    this.reason = reason;
  }
}

/**
 * What was thrown, its causes included, as words alone: libraries' errors carry requests, their headers and addresses. What the
 * warehouse throws is left to it: it tries again by the cause.
 */
export function withoutSecrets(thrown: unknown, hide: (text: string) => string = hideSecrets): unknown {
  if (!(thrown instanceof Error)) return typeof thrown === "string" ? hide(thrown) : thrown;
  if (thrown instanceof WarehouseError) return thrown;
  const { name, stack = "", code } = thrown as Error & { readonly code?: unknown };
  const plain = sameIn(thrown, hide);
  return Object.assign(plain, { name, stack: hide(stack) }, code === undefined ? {} : { code });
}

function sameIn(thrown: Error, hide: (text: string) => string): Error {
  const cause = withoutSecrets(thrown.cause, hide);
  if (thrown instanceof SourceError) return new SourceError(thrown.reason, hide(thrown.message), cause);
  if (!(thrown instanceof AggregateError)) return new Error(hide(thrown.message), { cause });
  const errors = thrown.errors.map((one: unknown) => withoutSecrets(one, hide));
  return new AggregateError(errors, hide(thrown.message), { cause });
}
