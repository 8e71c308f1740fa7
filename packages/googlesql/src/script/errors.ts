/** What went wrong while a statement ran, in GoogleSQL's words. */
import type { Span } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";

/** An engine's error as ours. What is no failed statement (a cancellation, a lost connection) stays as it is. */
export function runtimeError(cause: unknown, span: Span): unknown {
  if (cause instanceof GoogleSqlError || !(cause instanceof Error)) return cause;
  const { reason } = cause as { readonly reason?: unknown };
  if (typeof reason === "string" && reason !== "statement") return cause;
  if (cause instanceof TypeError || cause instanceof RangeError) return cause;
  return new GoogleSqlError("runtime", plainMessage(cause.message), { span, cause });
}

/** The stack ends before an expression of thousands of levels does. */
export const tooDeep = (error: unknown, span: Span): unknown =>
  error instanceof RangeError && /call stack/.test(error.message)
    ? new GoogleSqlError("unsupported", "An expression of so many levels is not supported", { span, cause: error })
    : error;

/** Without the engine's own prefix, its advice, and its excerpt of SQL that nobody wrote. */
const plainMessage = (message: string): string =>
  message
    .replace(/^\[\w+\] /, "")
    .replace(/^(?:[A-Z][\w ]* )?Error: /, "")
    .replace(/\n\n(?:Use "SET|LINE \d+:)[^]*$/, "")
    .trim();

/** What BEGIN … EXCEPTION catches: nothing that says that this project can't do it. */
export const isCaught = (error: unknown): error is GoogleSqlError =>
  error instanceof GoogleSqlError && error.reason !== "unsupported" && error.reason !== "syntax";
