import { type CompiledGraph, type CompiledTable, keysOf, type Keys, type Reference } from "@sluice/graph";
import { type Column, typeName } from "@sluice/googlesql";
import { column, quoted } from "./text.ts";

/** What a table's columns and keys are, for CREATE TABLE: `(a INT64 not null, primary key (a) not enforced)`. */
export type Define = (columns: readonly Column[]) => string;

/** Undefined for a table whose columns say nothing of a key: it is made of its query alone. */
export function defineKeys(graph: CompiledGraph, { target }: CompiledTable): Define | undefined {
  const keys = keysOf(graph, { schema: target.schema ?? "", name: target.name ?? "" });
  if (keys.primaryKey.length === 0) return undefined;
  return (columns) => `(${[...columns.map((one) => definition(one, keys)), ...constraints(keys, graph)].join(", ")})`;
}

function definition({ name, type }: Column, { primaryKey, notNull }: Keys): string {
  const required = primaryKey.includes(name) || notNull.includes(name);
  return `${column(name)} ${typeName(type)}${required ? " not null" : ""}`;
}

const constraints = ({ primaryKey, references }: Keys, graph: CompiledGraph): string[] => [
  `primary key (${primaryKey.map(column).join(", ")}) not enforced`,
  ...references.map((reference) => foreignKey(reference, graph)),
];

function foreignKey({ column: name, table, to }: Reference, { tables = [] }: CompiledGraph): string {
  const other = tables.find(({ target }) => target.name === table || `${target.schema}.${target.name}` === table);
  return `foreign key (${column(name)}) references ${other ? quoted(other.target) : column(table)} (${column(to)}) not enforced`;
}
