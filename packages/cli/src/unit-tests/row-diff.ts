import type { TestResult } from "@sluice/runner";
import { dim, green, red } from "../words/colours.ts";
import { cell } from "../words/cell.ts";
import { aligned } from "../words/table.ts";

type Rows = NonNullable<TestResult["expected"]>;

/** So many rows of each kind are shown. */
const most = 10;

/** Rows that were expected and did not come (-), rows that came and were not expected (+). */
export function differences(expected: Rows, actual: Rows): string {
  const names = expected.columns.map(({ name }) => name);
  const others = otherColumns(expected, actual);
  if (others !== undefined) return dim(others);
  const missing = without(expected, actual, names).map((row) => [red("-"), ...row.map((value) => red(value))]);
  const extra = without(actual, expected, names).map((row) => [green("+"), ...row.map((value) => green(value))]);
  const shown = [...missing.slice(0, most), ...extra.slice(0, most)];
  if (shown.length === 0) return dim("the same rows, in another order");
  const more = missing.length + extra.length - shown.length;
  return `${aligned(["", ...names], shown)}${more > 0 ? `\n${dim(`and ${more} more rows`)}` : ""}`;
}

/** Rows of other columns can't be laid side by side. */
function otherColumns(expected: Rows, actual: Rows): string | undefined {
  const [wanted, got] = [expected, actual].map(({ columns }) => columns.map(({ name }) => name.toUpperCase()));
  const same = wanted?.toSorted().join() === got?.toSorted().join();
  const listed = ({ columns }: Rows): string => columns.map(({ name }) => name).join(", ") || "none";
  return same ? undefined : `expected the columns ${listed(expected)}; got ${listed(actual)}`;
}

function without(from: Rows, other: Rows, names: readonly string[]): string[][] {
  const left = new Map<string, number>();
  for (const row of cells(other, names)) left.set(row.join("\0"), (left.get(row.join("\0")) ?? 0) + 1);
  return cells(from, names).filter((row) => {
    const count = left.get(row.join("\0")) ?? 0;
    left.set(row.join("\0"), count - 1);
    return count <= 0;
  });
}

function cells({ columns, rows }: Rows, names: readonly string[]): string[][] {
  const own = new Map(columns.map(({ name }) => [name.toUpperCase(), name]));
  return rows.map((row) => names.map((name) => cell(row[own.get(name.toUpperCase()) ?? name])));
}
