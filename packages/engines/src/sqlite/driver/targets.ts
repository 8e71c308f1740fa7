/** SQLite has no schemas: the default schema's tables are bare, others are `schema__name`. */
import type { Target } from "../../warehouse.ts";

const between = "__";

/** A bare name that would read like another schema's is written in full. */
export const nameOf = ({ schema, name }: Target, defaultSchema: string): string =>
  schema === defaultSchema && !name.includes(between) ? name : `${schema}${between}${name}`;

export function targetOf(table: string, defaultSchema: string): Target {
  const at = table.indexOf(between, 1);
  if (at < 0) return { schema: defaultSchema, name: table };
  return { schema: table.slice(0, at), name: table.slice(at + between.length) };
}
