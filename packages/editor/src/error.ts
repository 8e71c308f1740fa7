export type EditorReason =
  /** The project's own JavaScript did not come to an end. */
  | "endless"
  /** The thread that reads the project is gone. */
  | "ended"
  /** What was asked for can't be done, and why is for whoever asked. */
  | "refused";

/** What this package throws. */
export class EditorError extends Error {
  readonly reason: EditorReason;

  constructor(reason: EditorReason, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = "EditorError";
    this.reason = reason;
  }
}
