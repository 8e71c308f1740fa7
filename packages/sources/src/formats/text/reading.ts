/** One reading of a file, as the formats see it. */
import type { Batch } from "@sluice/engines";
import { SourceError } from "../../error.ts";
import type { Reject } from "../../reject.ts";
import { type Columns, columnsSeen } from "./columns.ts";

export type Row = (string | null)[];

export interface Reading {
  /** As people know it. */
  readonly path: string;
  readonly columns: Columns;
  readonly rejects: readonly Reject[];
  /** Gives nothing, so that `return reject(…)` gives no row. */
  reject(line: number, reason: string, content: string): undefined;
  /** The row, if it has its key; otherwise it is rejected. */
  keyed(row: Row, line: number, content: () => string): row is Row;
}

/** More than this is no file with some bad lines. */
const most = 1_000_000;

export function reading(path: string, key: readonly string[]): Reading {
  const columns = columnsSeen(key);
  const rejects: Reject[] = [];

  function reject(line: number, reason: string, content: string): undefined {
    if (rejects.length === most)
      throw new SourceError("format", `${path}: ${most} lines can't be read; the last is line ${line}: ${reason}`);
    rejects.push({ line, reason, content });
  }

  function keyed(row: Row, line: number, content: () => string): row is Row {
    const missing = key.findIndex((_, i) => row[i] === null || row[i] === undefined);
    if (missing >= 0) reject(line, `no ${key[missing]}`, content());
    return missing < 0;
  }

  return { path, columns, rejects, reject, keyed };
}

export const batch = ({ columns }: Reading, rows: readonly Row[]): Batch => ({ columns: [...columns.all], rows });

/** For flatMap: a row is a list itself. */
export const wrapped = (row: Row | undefined): readonly Row[] => (row ? [row] : []);
