/** How many records an API says there are in all, beside those that it gave. */
import { SourceError } from "./error.ts";

type Members = Readonly<Record<string, unknown>>;

/** CKAN, Opendatasoft, Solr, … */
const names = [
  "total",
  "total_count",
  "totalCount",
  "nhits",
  "numFound",
  "total_results",
  "totalRecords",
  "count_total",
];

/** What the object that holds the records says, or the ones around it do; undefined where none does, or only nearly. */
export function totalBeside(around: readonly unknown[]): number | undefined {
  const objects = around.filter(isObject).toReversed();
  return objects.flatMap((one) => totalsIn(one))[0];
}

/** CKAN says so where it has only estimated it. */
function totalsIn(members: Members): readonly number[] {
  if (String(members.total_was_estimated) === "true") return [];
  return names.flatMap((name) => countOf(members[name]) ?? []);
}

/** A number as JSON has it, or as its text. */
export function countOf(value: unknown): number | undefined {
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Fewer than there are is a part only. More may have come in the meantime. */
export function refuseFewer(label: string, total: number | undefined, came: number): void {
  if (total === undefined || came >= total) return;
  throw new SourceError(
    "truncated",
    `${label}: it says that there are ${total} records, and ${came} came: ask for all of them (a limit in the address, or pages)`,
  );
}

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
