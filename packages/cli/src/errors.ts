import { hideSecrets } from "@sluice/engines/secrets";
import { clipped } from "./words/clipped.ts";

/** The command line, the config or the project is wrong: nothing was started. */
export class UsageError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "UsageError";
  }
}

/** Something was started, and it failed. */
export class FailedError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "FailedError";
  }
}

/** One message for people. The stack is for those who mend the tool. */
export function describe(error: unknown, debug: boolean): string {
  if (debug && error instanceof Error) return `sluice: ${hideSecrets(error.stack ?? error.message)}`;
  return `sluice: ${clipped(hideSecrets(messageOf(error).trim()))}`;
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export const exitCodeOf = (error: unknown): number => (error instanceof FailedError ? 1 : 2);
