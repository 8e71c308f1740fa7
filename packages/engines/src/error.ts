export type WarehouseReason =
  /** The URL is none that we know. */
  | "url"
  /** There is no engine of this name. */
  | "engine"
  /** The place does not exist, or may not be read or written. */
  | "unavailable"
  /** What was written found no room: the disk is full. It is as before. */
  | "full"
  /** Another process has it. */
  | "locked"
  /** There is a file, and it is no database of this engine. */
  | "not-a-database"
  /** `cancel` was called. */
  | "cancelled"
  /** The engine refused a statement. */
  | "statement";

/** What this package throws. */
export class WarehouseError extends Error {
  readonly reason: WarehouseReason;

  constructor(reason: WarehouseReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "WarehouseError";
    this.reason = reason;
  }
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
