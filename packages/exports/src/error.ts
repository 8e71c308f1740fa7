export type ExportReason =
  /** The config is wrong: a URL, a missing key, a host that is only for `live: true`. */
  | "config"
  /** The other side can't be reached, or went away. */
  | "connection"
  /** The other side said no, for good. */
  | "refused";

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export class ExportError extends Error {
  readonly reason: ExportReason;

  constructor(reason: ExportReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "ExportError";
    this.reason = reason;
  }
}
