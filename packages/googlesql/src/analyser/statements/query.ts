/** A query as a statement: its rows go to whoever asked. */
import type { Env, Resolved } from "../context.ts";
import { valueRelation } from "../from/relation.ts";
import { allOf } from "../query/tableQuery.ts";
import { queryOf } from "../query/body.ts";

/** A query of STRUCT values shows their fields, as BigQuery does. */
export function shown(resolved: Resolved, env: Env): Resolved {
  const [column] = resolved.columns;
  if (!resolved.query.valueTable || column?.type.kind !== "STRUCT" || column.type.fields.length === 0) return resolved;
  const alias = env.context.alias("subquery");
  const from = { kind: "subquery", query: resolved.query, alias, lateral: false } as const;
  const body = allOf(valueRelation(from, undefined, column), { start: 0, end: 0 }, env);
  return { query: queryOf(body), columns: body.columns };
}
