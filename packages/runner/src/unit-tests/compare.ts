/** Unit tests, judged as the official CLI judges them and in its words. */
import type { Column } from "@sluice/googlesql";

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What is wrong with `actual`: nothing, where the list is empty. Row order counts where `ordered`. */
export function compare(actual: Table, expected: Table, ordered: boolean): string[] {
  if (actual.rows.length !== expected.rows.length) {
    return [`Expected ${expected.rows.length} rows, but saw ${actual.rows.length} rows.`];
  }
  if (actual.rows.length === 0) return [];
  if (!sameNames(actual.columns, expected.columns)) {
    return [`Expected columns "${namesOf(expected)}", but saw "${namesOf(actual)}".`];
  }
  return pairs(actual, expected, ordered).flatMap(([index, got, wanted]) => compareRow(index, got, wanted));
}

type Row = readonly { readonly name: string; readonly type: string; readonly value: unknown }[];

const namesOf = ({ columns }: Table): string => columns.map(({ name }) => name).join(",");

function sameNames(actual: readonly Column[], expected: readonly Column[]): boolean {
  const names = new Set(actual.map(({ name }) => name.toUpperCase()));
  return actual.length === expected.length && expected.every(({ name }) => names.has(name.toUpperCase()));
}

/** The rows to compare. Where order does not count, rows that have their like on the other side are left out. */
function pairs(actual: Table, expected: Table, ordered: boolean): [number, Row, Row][] {
  const got = rowsOf(actual, expected.columns);
  const wanted = rowsOf(expected, expected.columns);
  const left = ordered ? { got, wanted } : unmatched(got, wanted);
  // As many of the one as of the other: the tables are of one length.
  return left.wanted.map((row, at) => [wanted.indexOf(row), left.got[at] ?? [], row]);
}

/** Rows with their cells in the order of `order`: columns are compared by name. */
function rowsOf({ columns, rows }: Table, order: readonly Column[]): Row[] {
  const byName = new Map(columns.map((column) => [column.name.toUpperCase(), column]));
  const sorted = order.flatMap(({ name }) => byName.get(name.toUpperCase()) ?? []);
  return rows.map((row) =>
    sorted.map(({ name, type }) => ({ name, type: official(type.kind), value: row[name] ?? null })),
  );
}

function unmatched(got: readonly Row[], wanted: readonly Row[]): { got: Row[]; wanted: Row[] } {
  const open = new Map<string, Row[]>();
  for (const row of got) open.set(key(row), [...(open.get(key(row)) ?? []), row]);
  const missing = wanted.filter((row) => open.get(key(row))?.shift() === undefined);
  const extra = new Set([...open.values()].flat());
  return { got: got.filter((row) => extra.has(row)), wanted: missing };
}

const key = (row: Row): string => JSON.stringify(row.map(({ type, value }) => [value === null ? null : type, value]));

/** The JavaScript type of a value as the official CLI reads it from BigQuery. */
function official(kind: Column["type"]["kind"]): string {
  if (kind === "INT64" || kind === "FLOAT64") return "number";
  if (kind === "BOOL") return "boolean";
  return ["NUMERIC", "BIGNUMERIC", "BYTES", "ARRAY", "STRUCT", "RANGE"].includes(kind) ? "object" : "string";
}

function compareRow(index: number, got: Row, wanted: Row): string[] {
  const messages: string[] = [];
  for (const [at, cell] of wanted.entries()) {
    const saw = got[at] ?? nothing;
    const place = `For row ${index} and column "${saw.name}":`;
    const mismatch = mismatchOf(cell, saw);
    if (mismatch !== undefined) return [...messages, `${place} ${mismatch}`];
    if (shown(cell) !== shown(saw)) messages.push(`${place} expected "${shown(cell)}", but saw "${shown(saw)}".`);
  }
  return messages;
}

const nothing: Row[number] = { name: "", type: "", value: null };

/** A difference after which the rest of the row is not looked at. */
function mismatchOf(wanted: Row[number], saw: Row[number]): string | undefined {
  if (wanted.value === null && saw.value === null) return undefined;
  if (wanted.value === null) return `expected null, but saw "${shown(saw)}".`;
  if (saw.value === null) return `expected "${shown(wanted)}", but saw null.`;
  return wanted.type === saw.type ? undefined : `expected type "${wanted.type}", but saw type "${saw.type}".`;
}

const shown = ({ value }: Row[number]): string => (typeof value === "object" ? JSON.stringify(value) : String(value));
