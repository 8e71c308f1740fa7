/** Column lineage of a project: from each column of a model to the columns that it is made of, and back. */
import type { Analysis } from "@sluice/runner";
import { isValue, type Origin, type Origins, union, type Use } from "./origins.ts";
import { type Written, writtenBy } from "./statement.ts";

export type { Use } from "./origins.ts";

/** A column of an action or source, by full names. */
export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

export interface Edge {
  readonly from: ColumnName;
  readonly to: ColumnName;
  readonly use: Use;
}

export interface ColumnLineage {
  readonly edges: readonly Edge[];
  /** What a column is made of, and what decides on its rows. */
  readonly into: (name: ColumnName) => readonly Edge[];
  /** What is made of a column. */
  readonly outOf: (name: ColumnName) => readonly Edge[];
}

export function columnLineage(analysis: Analysis): ColumnLineage {
  const edges = [...analysis.actions].flatMap(([name, { trees, columns = [] }]) =>
    edgesOf(name, writtenTo(name, trees.map(writtenBy), analysis), columns, analysis),
  );
  const into = grouped(edges, ({ to }) => to);
  const outOf = grouped(edges, ({ from }) => from);
  return { edges, into: (name) => into.get(keyOf(name)) ?? [], outOf: (name) => outOf.get(keyOf(name)) ?? [] };
}

/** All edges that lead to a column, from the nearest to the farthest; those of values alone where `values`. */
export function trace(lineage: ColumnLineage, start: ColumnName, way: "up" | "down", values = false): readonly Edge[] {
  const found: Edge[] = [];
  const seen = new Set([keyOf(start)]);
  for (let row: readonly ColumnName[] = [start]; row.length > 0;) {
    const next = row.flatMap((name) => (way === "up" ? lineage.into(name) : lineage.outOf(name)));
    const edges = values ? next.filter(isValueEdge) : next;
    found.push(...edges);
    row = edges
      .map((edge) => (way === "up" ? edge.from : edge.to))
      .filter((name) => {
        if (seen.has(keyOf(name))) return false;
        seen.add(keyOf(name));
        return true;
      });
  }
  return found;
}

const isValueEdge = ({ use }: Edge): boolean => isValue({ table: [], column: "", use });

const keyOf = ({ table, column }: ColumnName): string => `${table}\0${column.toLowerCase()}`;

function grouped(edges: readonly Edge[], of: (edge: Edge) => ColumnName): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = keyOf(of(edge));
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  return groups;
}

/** What an action's statements bring to its own table: its queries, and what writes to it by name. */
const writtenTo = (name: string, all: readonly (Written | undefined)[], { nameOf }: Analysis): readonly Written[] =>
  all.flatMap((written) => (written && (!written.table || nameOf(written.table) === name) ? [written] : []));

function edgesOf(
  table: string,
  all: readonly Written[],
  columns: readonly { readonly name: string }[],
  { nameOf }: Analysis,
): readonly Edge[] {
  const rows = union(...all.map((written) => written.rows));
  return columns.flatMap(({ name: column }) => {
    const origins: readonly Origins[] = all.flatMap(({ columns: each }) => originsNamed(each, column));
    return [...union(...origins, rows).values()].map((origin: Origin) => ({
      from: { table: nameOf(origin.table), column: origin.column },
      to: { table, column },
      use: origin.use,
    }));
  });
}

function originsNamed(columns: ReadonlyMap<string, Origins>, name: string): readonly Origins[] {
  const exact = columns.get(name);
  if (exact) return [exact];
  return [...columns].flatMap(([other, origins]) => (other.toLowerCase() === name.toLowerCase() ? [origins] : []));
}
