/** A resolved query with its columns cast to other types. */
import { sameType, type Type } from "../../types.ts";
import type { Env, Resolved } from "../context.ts";
import type { Body } from "./body.ts";
import { withTypes } from "./setOperation.ts";

export function columnsAs(resolved: Resolved, types: readonly Type[], env: Env): Resolved {
  const { query, columns } = resolved;
  if (columns.every((column, i) => sameType(column.type, types[i]!))) return resolved;
  const isBare = query.ctes.length === 0 && query.orderBy.length === 0 && !query.limit && !query.offset;
  const body: Body = { body: isBare ? query.body : query, columns, valueTable: query.valueTable, env };
  return { query: withTypes(body, types), columns: columns.map((column, i) => ({ ...column, type: types[i]! })) };
}
