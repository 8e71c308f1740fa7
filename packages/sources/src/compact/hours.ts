/** The hour in whose folder a file is. */
import type { Span } from "../raw-store/span.ts";

const HOUR = 3_600_000;

/** Undefined where its folder says no hour. */
export function endOf({ folder }: Span): number | undefined {
  const [, date, hour] = /date=(\d{4}-\d\d-\d\d)\/hour=(\d\d)\/$/.exec(folder) ?? [];
  const start = Date.parse(`${date}T${hour}:00:00Z`);
  return Number.isNaN(start) ? undefined : start + HOUR;
}

export const isBefore = (end: number | undefined, time: number): boolean => end !== undefined && end <= time;
