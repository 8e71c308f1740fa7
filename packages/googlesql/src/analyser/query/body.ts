/** What stands before ORDER BY: a SELECT, a set operation, a query in parentheses. */
import type { Expr, Query } from "../../tree/index.ts";
import type { Env, OutputColumn, Resolved } from "../context.ts";
import type { Check } from "../select/grouped.ts";
import type { Item } from "../select/item.ts";

export interface Body {
  readonly body: Query["body"];
  readonly columns: readonly OutputColumn[];
  readonly valueTable: boolean;
  /** Of a SELECT: what its ORDER BY may say. */
  readonly select?: {
    readonly list: readonly Item[];
    readonly order: Env;
    readonly check: Check | undefined;
    readonly distinct: boolean;
    /** Of one that was split: what an expression becomes. */
    readonly place?: (expr: Expr) => Expr;
  };
  readonly env: Env;
}

export const columnsOf = (columns: readonly OutputColumn[]) =>
  columns.map((column) => ({ name: column.emitted, type: column.type }));

/** A query as a body: bare, it is what stands in it. */
export function bodyOfQuery({ query, columns }: Resolved, env: Env): Body {
  const isBare = query.ctes.length === 0 && query.orderBy.length === 0 && !query.limit && !query.offset;
  return { body: isBare ? query.body : query, columns, valueTable: query.valueTable, env };
}

/** A body as a query, with nothing more to it. */
export function queryOf(body: Body): Query {
  if (body.body.kind === "query") return body.body;
  const none = { kind: "query", recursive: false, ctes: [], orderBy: [] } as const;
  return { ...none, body: body.body, columns: columnsOf(body.columns), valueTable: body.valueTable };
}
