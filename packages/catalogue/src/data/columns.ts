/** What is known of a table's columns: its own words first, then those of the column that it only passes on. */
import type { Action } from "@sluice/graph";
import { typeName } from "@sluice/googlesql";
import type { Analysis } from "@sluice/runner";
import type { ColumnLineage, ColumnName } from "../lineage/index.ts";
import type { CatalogueColumn } from "./schema.ts";

interface Described {
  readonly description: string;
  readonly inheritedFrom: string | null;
}

export function columnsOf(action: Action, analysis: Analysis, lineage: ColumnLineage): readonly CatalogueColumn[] {
  const typed = analysis.actions.get(action.name)?.columns ?? [];
  const said = wordsOf(action);
  const names = typed.length > 0 ? typed.map(({ name }) => name) : [...said.values()].map(({ name }) => name);
  return names.map((name) => {
    const type = typed.find((one) => one.name === name)?.type;
    const tags = said.get(name.toLowerCase())?.tags ?? [];
    const words = described({ table: action.name, column: name }, analysis, lineage, new Set());
    return { name, type: type ? typeName(type) : null, ...words, tags: [...tags], profile: null };
  });
}

interface Words {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
}

/** By name, lower case. */
function wordsOf({ raw }: Action): ReadonlyMap<string, Words> {
  const columns = "actionDescriptor" in raw ? (raw.actionDescriptor?.columns ?? []) : [];
  return new Map(
    columns.map(({ path, description = "", tags = [] }) => {
      const name = path.join(".");
      return [name.toLowerCase(), { name, description, tags }];
    }),
  );
}

function described(at: ColumnName, analysis: Analysis, lineage: ColumnLineage, seen: Set<string>): Described {
  const key = `${at.table}.${at.column}`;
  const action = analysis.actions.get(at.table)?.action;
  const own = action && wordsOf(action).get(at.column.toLowerCase())?.description;
  if (own) return { description: own, inheritedFrom: null };
  if (seen.has(key)) return { description: "", inheritedFrom: null };
  seen.add(key);
  const origins = lineage.into(at).filter(({ use }) => use === "identity");
  const [only, other] = origins;
  if (only === undefined || other !== undefined) return { description: "", inheritedFrom: null };
  const found = described(only.from, analysis, lineage, seen);
  return {
    description: found.description,
    inheritedFrom: found.description ? (found.inheritedFrom ?? `${only.from.table}.${only.from.column}`) : null,
  };
}
