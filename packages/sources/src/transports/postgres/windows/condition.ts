/** The rows of some windows, as SQL that can go by an index on the column. */
import { quoteName, quoteText, row } from "../names.ts";
import { type Fingerprints, NONE, type Windowing } from "./fingerprints.ts";

interface Range {
  readonly from: string;
  readonly until: string;
}

export function rowsOf(starts: readonly string[], there: Fingerprints, { column }: Windowing): string {
  const name = `${row}.${quoteName(column)}`;
  const singles = starts.filter((start) => isSingle(start)).map((start) => single(name, start));
  const ranges = joined(starts.filter((start) => !isSingle(start)).toSorted(), there).map(
    ({ from, until }) => `${name} >= ${quoteText(from)} and ${name} < ${quoteText(until)}`,
  );
  const all = [...singles, ...ranges];
  return all.length === 0 ? "false" : all.map((one) => `(${one})`).join(" or ");
}

const isSingle = (start: string): boolean => start === NONE || start.endsWith("infinity");

const single = (name: string, start: string): string =>
  start === NONE ? `${name} is null` : `${name} = ${quoteText(start)}`;

/** Windows that follow each other as one. */
function joined(starts: readonly string[], there: Fingerprints): readonly Range[] {
  const ranges: Range[] = [];
  for (const from of starts) {
    const until = there.get(from)!.until!;
    const last = ranges.at(-1);
    if (last?.until === from) ranges[ranges.length - 1] = { from: last.from, until };
    else ranges.push({ from, until });
  }
  return ranges;
}
