/** A resolved query with its columns cast to other types. */
import type { Type } from "../../types.ts";
import type { Env, Resolved } from "../context.ts";
import { bodyOfQuery } from "./body.ts";
import { hasTypes, withTypes } from "./set-operation.ts";
import { zip } from "../../lists.ts";

export function columnsAs(resolved: Resolved, types: readonly Type[], env: Env): Resolved {
  if (hasTypes(resolved.columns, types)) return resolved;
  const query = withTypes(bodyOfQuery(resolved, env), types);
  return { query, columns: zip(resolved.columns, types, (column, type) => ({ ...column, type })) };
}
