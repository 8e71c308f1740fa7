/** SQLite has no schemas: the default schema's tables are bare, others are `schema__name`. */
import { schemaOf } from "../../places.ts";
import type { Names, Target } from "../../target.ts";

const between = "__";

/** Whose tables are bare where nobody says. */
export const bareSchema = "marts";

/** A bare name that would read like another schema's is written in full. */
export function nameOf(target: Target, names: Names): readonly string[] {
  const { defaultSchema = bareSchema } = names;
  const [schema, { name }] = [schemaOf(target, names), target];
  return [schema === defaultSchema && !name.includes(between) ? name : `${schema}${between}${name}`];
}

export function targetOf(table: string, defaultSchema: string): Target {
  const at = table.indexOf(between, 1);
  if (at < 0) return { schema: defaultSchema, name: table };
  return { schema: table.slice(0, at), name: table.slice(at + between.length) };
}
