import type { Target } from "@sluice/engines";

/** What a load did. */
export interface LoadReport {
  readonly source: string;
  readonly target: Target;
  readonly from: string;
  /** Delivered, duplicates included, rejects not. */
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly newColumns: readonly string[];
  readonly missingColumns: readonly string[];
  /** Files came, and no record is in them. */
  readonly empty?: boolean;
  /** What is there was loaded before: nothing was done. */
  readonly unchanged?: boolean;
}
