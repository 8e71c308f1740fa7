import type { Target } from "./graph.ts";

/** `database.schema.name`, without the parts that are not set. */
export function targetName({ database, schema, name }: Target): string {
  return [database, schema, name].filter((part) => part !== undefined && part !== "").join(".");
}
