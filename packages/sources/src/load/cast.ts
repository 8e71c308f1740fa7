/** Columns that a definition gives a type. */
import type { Batch, Column } from "@sluice/engines";
import { implementations, type Value } from "@sluice/googlesql/functions";
import type { ColumnType } from "../definition.ts";
import { SourceError } from "../error.ts";
import type { Reject } from "../reject.ts";
import { counter } from "./counter.ts";
import { sourceColumn } from "./joined.ts";
import type { Loadable } from "./loadable.ts";

export type ColumnTypes = Readonly<Record<string, ColumnType>>;

interface Caster {
  readonly column: Column;
  readonly cast: (value: unknown) => unknown;
}

/** The same rows, their columns cast as GoogleSQL casts them. A record with a value that can't be goes to the rejects, whole. */
export function cast(opened: Loadable, types: ColumnTypes): Loadable {
  const wanted = new Map(Object.entries(types).map(([name, type]) => [name.toLowerCase(), type]));
  const castersOf = (columns: readonly Column[]): readonly Caster[] => columns.map((one) => casterOf(one, wanted));
  let rejects: Reject[] = [];

  async function* batches(): AsyncGenerator<Batch> {
    rejects = [];
    const counted = counter();
    for await (const { columns, rows } of opened.delivery.batches()) {
      const casters = castersOf(columns);
      const from = opened.sourced ? columns.findIndex(({ name }) => name === sourceColumn.name) : -1;
      yield {
        columns: casters.map(({ column }) => column),
        rows: rows.flatMap((row) => one(row, casters, from, counted)),
      };
    }
  }

  function one(row: readonly unknown[], casters: readonly Caster[], at: number, counted: ReturnType<typeof counter>) {
    const from = at < 0 ? undefined : (row[at] as string);
    const line = counted(from);
    try {
      return [row.map((value, i) => casters[i]?.cast(value))];
    } catch (error) {
      const names = casters.map(({ column }) => column.name);
      const content = JSON.stringify(
        Object.fromEntries(row.flatMap((value, i) => (i === at ? [] : [[names[i], shown(value)]]))),
      );
      rejects.push({ line, reason: (error as Error).message, content, ...(from !== undefined && { from }) });
      return [];
    }
  }

  const columns = castersOf(opened.delivery.columns).map(({ column }) => column);
  return {
    ...opened,
    typed: true,
    delivery: { columns, batches },
    rejects: () => [...opened.rejects(), ...rejects],
  };
}

function casterOf(column: Column, wanted: ReadonlyMap<string, ColumnType>): Caster {
  const kind = wanted.get(column.name.toLowerCase());
  const from = column.type.kind;
  if (kind === undefined || kind === from) return { column, cast: (value) => value ?? null };
  const run = implementations[kind === "JSON" ? "parse_json" : `cast$${from}$${kind}`]?.run;
  if (run === undefined)
    throw new SourceError("unexpected", `column ${column.name}: it comes as ${from}, which can't be cast to ${kind}`);
  return { column: { name: column.name, type: { kind } }, cast: (value) => castOne(value, column.name, run) };
}

/** Nothing between two delimiters is NULL, whatever the type. */
function castOne(value: unknown, name: string, run: (value: unknown) => Value): unknown {
  if (value === null || value === undefined || value === "") return null;
  try {
    return run(value);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

const shown = (value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
