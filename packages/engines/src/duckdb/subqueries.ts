/** ARRAY(query): the rows as a list, in the query's order. */
import type { Query } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { cast, quote } from "../core/names.ts";
import { keyed } from "../core/outputs.ts";
import { withOrdinals } from "../core/subqueries.ts";
import { arrayLambda } from "./array-lambdas.ts";
import { declare } from "./types.ts";
import { orderKeys } from "./order-by.ts";
import { type Column, INT64 } from "@sluice/googlesql/types";

/** list() keeps no subquery's order, so the keys travel along as columns and list() sorts by them. */
export function arraySubquery(node: Query, render: Render): string {
  const short = arrayLambda(node, render);
  if (short !== undefined) return short;
  const ordered = keyed(withOrdinals(inTurn(node)));
  const column = ordered.query.columns[0]!;
  const keys = ordered.keys.map(({ item, name }) => orderKeys(item, `_a.${quote(name)}`));
  const order = keys.length > 0 ? ` ORDER BY ${keys.join(", ")}` : "";
  const empty = cast("[]", `${declare(column.type)}[]`);
  return `(SELECT coalesce(list(_a.${quote(column.name)}${order}), ${empty}) FROM (${render.query(ordered.query)}) AS _a)`;
}

/** The branches of a UNION ALL one after another. */
function inTurn(node: Query): Query {
  const { body } = node;
  if (body.kind !== "setOperation" || body.operator !== "UNION" || body.distinct || node.orderBy.length > 0)
    return node;
  const columns = [...body.columns, { name: "_n", type: INT64 }];
  const queries = body.queries.map((query, i) => numberedBranch(query, i, columns));
  const order = {
    expr: { kind: "column", relation: "_q", name: "_n", type: INT64 },
    output: columns.length - 1,
  } as const;
  return {
    ...node,
    body: { ...body, queries, columns },
    columns,
    orderBy: [{ ...order, descending: false, nullsFirst: true }],
  };
}

function numberedBranch(query: Query, i: number, columns: readonly Column[]): Query {
  const fields = query.columns.map(({ name, type }) => ({
    name,
    expr: { kind: "column", relation: "_b", name, type } as const,
  }));
  const number = { name: "_n", expr: { kind: "literal", value: BigInt(i), type: INT64 } as const };
  const from = { kind: "subquery", query, alias: "_b", lateral: false } as const;
  const body = { kind: "select", distinct: false, items: [...fields, number], from } as const;
  return { kind: "query", recursive: false, ctes: [], body, orderBy: [], columns, valueTable: false };
}
