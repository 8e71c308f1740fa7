/** ARRAY(query): the rows as a list, in the query's order. */
import type { Expr, From, Query } from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import { column, selecting } from "../core/build.ts";
import type { Render, Subquery } from "../core/context.ts";
import { cast, quote } from "../core/names.ts";
import { keyed, onlyColumn } from "../core/outputs.ts";
import { withOrdinals } from "../core/subqueries.ts";
import { arrayLambda } from "./array-subqueries.ts";
import { lifted } from "./lift.ts";
import { declare } from "./types.ts";
import { orderKeys } from "./order-by.ts";

export function arraySubquery({ query: node }: Subquery, render: Render): string {
  const short = arrayLambda(node, render);
  return short ?? lifted(node, () => listed(node, render));
}

/** list() keeps no subquery's order, so the keys travel along as columns and list() sorts by them. */
function listed(node: Query, render: Render): string {
  const ordered = keyed(withOrdinals(inTurn(node)));
  const { name, type } = onlyColumn(node);
  const keys = ordered.keys.map(({ item, name }) => orderKeys(item, `_a.${quote(name)}`));
  const order = keys.length > 0 ? ` ORDER BY ${keys.join(", ")}` : "";
  const empty = cast("[]", `${declare(type)}[]`);
  return `(SELECT coalesce(list(_a.${quote(name)}${order}), ${empty}) FROM (${render.query(ordered.query)}) AS _a)`;
}

/** The branches of a UNION ALL one after another. */
function inTurn(node: Query): Query {
  const { body } = node;
  if (body.kind !== "setOperation" || body.operator !== "UNION" || body.distinct || node.orderBy.length > 0)
    return node;
  const queries = body.queries.map(numberedBranch);
  const columns = [...body.columns, { name: NUMBER, type: INT64 }];
  const order = { expr: column("_q", NUMBER, INT64), output: columns.length - 1, descending: false, nullsFirst: true };
  return { ...node, body: { ...body, queries, columns }, columns, orderBy: [order] };
}

const NUMBER = "_n";

function numberedBranch(query: Query, i: number): Query {
  const fields = query.columns.map(({ name, type }) => ({ name, expr: column("_b", name, type) }));
  const number: Expr = { kind: "literal", value: BigInt(i), type: INT64 };
  const from: From = { kind: "subquery", query, alias: "_b", lateral: false };
  return selecting({ items: [...fields, { name: NUMBER, expr: number }], from });
}
