/** What an analysis knows of tables: those of models that it has typed, and of sources whose columns are known. */
import type { Catalog, Column } from "@sluice/googlesql";
import type { Target } from "@sluice/engines";
import type { Naming } from "../session.ts";

export interface KnownTables {
  readonly catalog: Catalog;
  readonly columnsOf: (place: Target) => readonly Column[] | undefined;
  set(place: Target, columns: readonly Column[]): void;
}

export function knownTables(naming: Naming): KnownTables {
  const known = new Map<string, { readonly name: readonly string[]; readonly columns: readonly Column[] }>();
  const nameOf = (path: readonly string[]): readonly string[] => partsOf(naming.placeOf(path));
  return {
    columnsOf: (place) => known.get(keyOf(partsOf(place)))?.columns,
    set: (place, columns) => void known.set(keyOf(partsOf(place)), { name: partsOf(place), columns }),
    catalog: {
      nameOf,
      table: (path) => {
        const found = known.get(keyOf(nameOf(path)));
        return found && { ...found, type: "table" };
      },
      names: () => [...known.values()].map(({ name }) => name.slice(-2).join(".")),
    },
  };
}

/** BigQuery's names are case-sensitive. */
export const keyOf = (name: readonly string[]): string => name.join("\0");

export const partsOf = ({ database, schema, name }: Target): readonly string[] =>
  database ? [database, schema, name] : [schema, name];
