/** Where a column comes from: columns of tables, and what was made of them. */

/**
 * How a column counts. As value: `identity` (as it is), `transformation`, `aggregation`. For which rows there are, and how they are put
 * together: `condition` (CASE, IF), `filter`, `join`, `group`, `sort`, `window`. The names are OpenLineage's.
 */
export type Use =
  | "identity"
  | "transformation"
  | "aggregation"
  | "condition"
  | "filter"
  | "join"
  | "group"
  | "sort"
  | "window";

export interface Origin {
  /** Parts of the table's name, as the statement's catalog gave it. */
  readonly table: readonly string[];
  readonly column: string;
  readonly use: Use;
}

/** Origins by their key: a set. */
export type Origins = ReadonlyMap<string, Origin>;

export const NONE: Origins = new Map();

export const originsOf = (origins: Iterable<Origin>): Origins =>
  new Map([...origins].map((origin) => [JSON.stringify([origin.table, origin.column, origin.use]), origin]));

export function union(...all: readonly Origins[]): Origins {
  const some = all.filter(({ size }) => size > 0);
  return some.length < 2 ? (some[0] ?? NONE) : new Map(some.flatMap((origins) => [...origins]));
}

const values = new Set<Use>(["identity", "transformation", "aggregation"]);

export const isValue = ({ use }: Origin): boolean => values.has(use);

/** What was done to a value: an aggregate of a transformation is an aggregation, an identity of either is what it was. */
export function through(origins: Origins, use: "transformation" | "aggregation"): Origins {
  const changed = ({ use: before }: Origin): Use => (before === "identity" || use === "aggregation" ? use : before);
  return originsOf([...origins.values()].map((each) => (isValue(each) ? { ...each, use: changed(each) } : each)));
}

/** The same columns, no longer as values; what chose among values then chooses here. */
export const as = (origins: Origins, use: Use): Origins =>
  originsOf([...origins.values()].map((each) => (isValue(each) || each.use === "condition" ? { ...each, use } : each)));
