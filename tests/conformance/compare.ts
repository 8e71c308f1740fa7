import type { Column, Result } from "@sluice/googlesql";
import { parse } from "@sluice/googlesql";
import type { Case } from "./cases.ts";
import { same } from "./spelling.ts";

/** Undefined where the rows are those expected, else what is different. */
export function difference({ sql, expected }: Case, { columns, rows }: Result): string | undefined {
  const written = expected.rows ?? [];
  const actual = rows.map((row) => columns.map(({ name }) => row[name]));
  const ordered = expected.unordered !== true && isOrdered(sql);
  const equal = written.length === actual.length && (ordered ? inOrder : inAnyOrder)(written, actual, columns);
  return equal ? undefined : `expected ${shown(written)}, got ${shown(actual)}`;
}

type Rows = readonly (readonly unknown[])[];

const inOrder = (written: Rows, actual: Rows, columns: readonly Column[]): boolean =>
  written.every((row, i) => sameRow(row, actual[i] ?? [], columns));

/** Each expected row has one actual row of its own. */
function inAnyOrder(written: Rows, actual: Rows, columns: readonly Column[]): boolean {
  const left = [...actual];
  return written.every((row) => {
    const at = left.findIndex((each) => sameRow(row, each, columns));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const sameRow = (written: readonly unknown[], actual: readonly unknown[], columns: readonly Column[]): boolean =>
  written.length === columns.length && columns.every(({ type }, i) => same(written[i], actual[i], type));

/** Whether the last query says in which order its rows come. */
function isOrdered(sql: string): boolean {
  const last = parse(sql).at(-1);
  if (last?.kind !== "queryStatement") return true;
  return last.query.orderBy.length > 0 || last.query.pipes.some(({ kind }) => kind === "orderBy");
}

const shown = (rows: Rows): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)).slice(0, 400);
