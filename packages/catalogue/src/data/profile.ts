/** What the values of a column are like. */
import { backticked, type Column, type Session } from "@sluice/googlesql";
import type { ColumnProfile } from "./schema.ts";

/** Larger tables are counted, and no more: a catalogue must not cost what a run costs. */
const most = 200_000;
const steps = 10;

const ordered = new Set([
  "INT64",
  "FLOAT64",
  "NUMERIC",
  "BIGNUMERIC",
  "STRING",
  "DATE",
  "DATETIME",
  "TIME",
  "TIMESTAMP",
  "BOOL",
]);

/** A value as a number, for those that lie on a line. */
const onLine: Readonly<Record<string, (column: string) => string>> = {
  INT64: (x) => `cast(${x} as float64)`,
  FLOAT64: (x) => `if(is_nan(${x}) or is_inf(${x}), null, ${x})`,
  NUMERIC: (x) => `cast(${x} as float64)`,
  BIGNUMERIC: (x) => `cast(${x} as float64)`,
  DATE: (x) => `cast(unix_date(${x}) as float64)`,
  TIMESTAMP: (x) => `cast(unix_seconds(${x}) as float64)`,
};

/** By the column's name. `path` is the table as GoogleSQL names it. */
export async function profiles(
  session: Session,
  path: string,
  columns: readonly Column[],
  rows: number,
): Promise<ReadonlyMap<string, ColumnProfile>> {
  if (rows === 0 || rows > most || columns.length === 0) return new Map();
  const list = columns.flatMap(({ name, type: { kind } }, at) => {
    const column = backticked(name);
    const nulls = `countif(${column} is null) as n${at}`;
    if (!ordered.has(kind)) return [nulls];
    return [
      nulls,
      `count(distinct ${column}) as d${at}`,
      `cast(min(${column}) as string) as a${at}`,
      `cast(max(${column}) as string) as z${at}`,
    ];
  });
  const {
    rows: [found = {}],
  } = await session.run(`select ${list.join(", ")} from ${path}`);
  const made = new Map<string, ColumnProfile>();
  for (const [at, column] of columns.entries()) {
    const bars = await barsOf(session, path, column);
    const isOrdered = ordered.has(column.type.kind);
    made.set(column.name, {
      nulls: Number(found[`n${at}`]),
      distinct: isOrdered ? Number(found[`d${at}`]) : null,
      min: isOrdered ? textOf(found[`a${at}`]) : null,
      max: isOrdered ? textOf(found[`z${at}`]) : null,
      bars,
    });
  }
  return made;
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value).slice(0, 200);

async function barsOf(
  session: Session,
  path: string,
  { name, type: { kind } }: Column,
): Promise<ColumnProfile["bars"]> {
  const number = onLine[kind]?.(backticked(name));
  if (number === undefined) return [];
  const { rows } = await session.run(`
    with numbers as (select ${number} as x from ${path}),
    ends as (select min(x) as low, max(x) as high from numbers)
    select cast(least(floor(safe_divide(x - low, high - low) * ${steps}), ${steps - 1}) as int64) as step, any_value(low) as low, any_value(high) as high, count(*) as n
    from numbers cross join ends where x is not null and high > low group by step order by step`);
  const counts = new Map(rows.map((row) => [Number(row["step"]), Number(row["n"])]));
  const [first] = rows;
  if (first === undefined) return [];
  const [low, high] = [Number(first["low"]), Number(first["high"])];
  return Array.from({ length: steps }, (_, step) => ({
    from: spelled(low + ((high - low) / steps) * step, kind),
    rows: counts.get(step) ?? 0,
  }));
}

function spelled(x: number, kind: string): string {
  if (kind === "DATE") return new Date(Math.floor(x) * 86_400_000).toISOString().slice(0, 10);
  if (kind === "TIMESTAMP") return new Date(x * 1000).toISOString().slice(0, 16).replace("T", " ");
  return String(Number(x.toPrecision(6)));
}
