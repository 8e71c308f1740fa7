/** ARRAY(query): the rows as a list, in the query's order. */
import type { From, OrderItem, Query } from "@sluice/googlesql/tree";
import { holds } from "./holds.ts";
import { arrayLambda } from "./array-lambdas.ts";
import type { Render } from "./context.ts";
import { cast, quote } from "./names.ts";
import { orderKeys } from "./orderby.ts";
import { declare } from "./types.ts";
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

interface Keyed {
  readonly query: Query;
  readonly keys: readonly { readonly item: OrderItem; readonly name: string }[];
}

function keyed(node: Query): Keyed {
  const { body } = node;
  if (body.kind !== "select" || body.distinct)
    return { query: node, keys: node.orderBy.map((item) => ({ item, name: node.columns[item.output ?? 0]!.name })) };
  const keys = node.orderBy.map((item, i) => ({ item, name: `_o${i}` }));
  const items = keys.map(({ item, name }) => ({ name, expr: item.expr }));
  const columns = keys.map(({ item, name }) => ({ name, type: item.expr.type }));
  const query: Query = {
    ...node,
    orderBy: node.limit || node.offset ? node.orderBy : [],
    body: { ...body, items: [...body.items, ...items] },
    columns: [...node.columns, ...columns],
  };
  return { query, keys };
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

/** `ARRAY(SELECT … FROM UNNEST(a))` has a's order: nobody says so, and everybody counts on it. */
export function withOrdinals(node: Query): Query {
  const { body } = node;
  if (node.orderBy.length > 0 || body.kind !== "select" || body.distinct || body.groupBy || !body.from) return node;
  const found: OrderItem[] = [];
  const from = numbered(body.from, found);
  return from === undefined || holds(body.items, aggregated)
    ? node
    : { ...node, orderBy: found, body: { ...body, from } };
}

const aggregated = new Set(["aggregate"]);

/** The same FROM with an offset on each UNNEST; undefined where anything else is in it. */
function numbered(node: From, found: OrderItem[]): From | undefined {
  if (node.kind === "unnest") {
    const offset = node.offset ?? "_n";
    found.push({
      expr: { kind: "column", relation: node.alias, name: offset, type: INT64 },
      descending: false,
      nullsFirst: true,
    });
    return { ...node, offset };
  }
  if (node.kind !== "join" || (node.join !== "CROSS" && node.join !== "INNER")) return undefined;
  const left = numbered(node.left, found);
  const right = left && numbered(node.right, found);
  return left && right && { ...node, left, right };
}
