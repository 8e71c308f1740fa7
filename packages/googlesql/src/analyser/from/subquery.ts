import type * as ast from "../../ast/index.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { outside } from "../scope.ts";
import { relation, valueRelation } from "./relation.ts";
import { nth } from "../../lists.ts";

/** GoogleSQL has no lateral subqueries: left neighbours are not seen. */
export function subquery(item: Extract<ast.FromItem, { kind: "subquery" }>, env: Env): Source {
  const { query, columns } = env.context.query(item.query, within(env, outside(env.scope), plain("FROM")));
  const name = item.alias?.name;
  const alias = env.context.alias(name ?? "subquery");
  const from = { kind: "subquery", query, alias, lateral: false } as const;
  return query.valueTable ? valueRelation(from, name, nth(columns, 0)) : relation(from, name, columns);
}
