/** New pieces of a resolved tree, for what is rewritten before it is rendered. */
import type { Expr, Query, Select } from "@sluice/googlesql/tree";
import { BOOL, type Type } from "@sluice/googlesql/types";

export const column = (relation: string, name: string, type: Type): Expr => ({ kind: "column", relation, name, type });

export const call = (fn: string, args: readonly Expr[], type: Type = BOOL): Expr => ({
  kind: "call",
  fn,
  args,
  safe: false,
  type,
});

/** A query that is this select alone. */
export function selecting(parts: Omit<Select, "kind" | "distinct">): Query {
  const columns = parts.items.map(({ name, expr }) => ({ name, type: expr.type }));
  const body: Select = { kind: "select", distinct: false, ...parts };
  return { kind: "query", recursive: false, ctes: [], body, orderBy: [], columns, valueTable: false };
}

/** Whether a query is its body alone. */
export const isBare = ({ ctes, orderBy, limit, offset }: Query): boolean =>
  ctes.length === 0 && orderBy.length === 0 && !limit && !offset;

/** Whether a select takes its rows as they are: neither groups nor chooses among them. */
export const isUngrouped = ({ groupBy, having, qualify }: Select): boolean => !groupBy && !having && !qualify;
