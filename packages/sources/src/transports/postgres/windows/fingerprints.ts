/** What each window holds, in one scan: so many rows, and a checksum of them in which their order does not count. */
import { SourceError } from "../../../error.ts";
import type { ReadColumn } from "../columns.ts";
import { quoteName, quoteText, row } from "../names.ts";
import type { Period, Reading } from "../options.ts";
import type { Snapshot } from "../snapshot.ts";

export interface Fingerprint {
  readonly rows: number;
  readonly checksum: string;
  /** Where the window ends: the next one's start. */
  readonly until: string | null;
}

/** By the window's start, as `windowOf` gives it. */
export type Fingerprints = ReadonlyMap<string, Fingerprint>;

export interface Windowing {
  readonly column: string;
  readonly period: Period;
}

/** Rows without a time are a window too. */
export const NONE = "none";

/** `2022-01-01`, the window's first day, UTC; `infinity` and `-infinity` are windows of their own. */
export const windowOf = ({ column, period }: Windowing): string =>
  `coalesce(cast(cast(${startOf(column, period)} as date) as text), '${NONE}')`;

const startOf = (column: string, period: Period): string =>
  `date_trunc('${period}', cast(${row}.${quoteName(column)} as timestamp))`;

export async function fingerprints(
  snapshot: Snapshot,
  { relation }: Reading,
  windowing: Windowing,
): Promise<Fingerprints> {
  const length = windowing.period === "quarter" ? "3 months" : `1 ${windowing.period}`;
  const found = await snapshot.rows(`
    select coalesce(cast(cast(start as date) as text), '${NONE}'), rows, checksum, cast(cast(start + interval ${quoteText(length)} as date) as text)
    from (
      select ${startOf(windowing.column, windowing.period)} as start, count(*) as rows,
        sum(hashtextextended(cast(${row} as text), 0)) as checksum
      from ${relation} as ${row} group by 1
    ) as windows`);
  return new Map(
    found.map(([start, rows, checksum, until]) => [
      start!,
      { rows: Number(rows), checksum: checksum!, until: until ?? null },
    ]),
  );
}

/** Throws where rows have no such column, or it is no time. */
export function checkWindowing({ column }: Windowing, columns: readonly ReadColumn[], snapshot: Snapshot): void {
  const { label, title } = snapshot.where;
  const found = columns.find(({ name }) => name === column);
  if (found && /^(?:DATE|DATETIME|TIMESTAMP)$/.test(found.type.kind)) return;
  const got = found ? `it is ${found.type.kind}` : `there are ${columns.map(({ name }) => name).join(", ")}`;
  throw new SourceError("unexpected", `${label}: ${title}: expected a date or time in column ${column}; ${got}`);
}
