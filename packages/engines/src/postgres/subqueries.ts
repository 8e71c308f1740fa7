/** ARRAY(query): the rows as an array, in the query's order. */
import type { From, OrderItem, Query } from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { quote } from "./names.ts";

/** The rows are numbered in the order in which the subquery gives them, and gathered by that number. */
export function arraySubquery(node: Query, render: Render): string {
  const ordered = withOrdinals(node);
  const column = quote(ordered.columns[0]!.name);
  const rows = `SELECT _a.*, row_number() OVER () AS _n FROM (${render.query(ordered)}) AS _a`;
  return `(SELECT coalesce(jsonb_agg(_a.${column} ORDER BY _a._n), '[]'::jsonb) FROM (${rows}) AS _a)`;
}

/** `ARRAY(SELECT … FROM UNNEST(a))` has a's order: nobody says so, and everybody counts on it. */
function withOrdinals(node: Query): Query {
  const { body } = node;
  if (node.orderBy.length > 0 || body.kind !== "select" || body.distinct || body.groupBy || !body.from) return node;
  const found: OrderItem[] = [];
  const from = numbered(body.from, found);
  if (from === undefined || JSON.stringify(body.items, noBigInts).includes('"kind":"aggregate"')) return node;
  return { ...node, orderBy: found, body: { ...body, from } };
}

const noBigInts = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

/** The same FROM with an offset on each UNNEST; undefined where anything else is in it. */
function numbered(node: From, found: OrderItem[]): From | undefined {
  if (node.kind === "unnest") {
    const offset = node.offset ?? "_o";
    const expr = { kind: "column", relation: node.alias, name: offset, type: INT64 } as const;
    found.push({ expr, descending: false, nullsFirst: true });
    return { ...node, offset };
  }
  if (node.kind !== "join" || node.join !== "CROSS") return undefined;
  const left = numbered(node.left, found);
  const right = left && numbered(node.right, found);
  return left && right && { ...node, left, right };
}
