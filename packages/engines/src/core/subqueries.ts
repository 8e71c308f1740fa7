/** The order of rows that nobody says, and everybody counts on. */
import { type From, type OrderItem, type Query, some } from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import { column } from "./build.ts";

/** `ARRAY(SELECT … FROM UNNEST(a))` has a's order. */
export function withOrdinals(node: Query): Query {
  const { body } = node;
  if (node.orderBy.length > 0 || body.kind !== "select" || body.distinct || body.groupBy || !body.from) return node;
  const found: OrderItem[] = [];
  const from = numbered(body.from, found);
  const aggregates = body.items.some(({ expr }) => some(expr, ({ kind }) => kind === "aggregate"));
  return from === undefined || aggregates ? node : { ...node, orderBy: found, body: { ...body, from } };
}

/** The same FROM with an offset on each UNNEST; undefined where anything else is in it. */
function numbered(node: From, found: OrderItem[]): From | undefined {
  if (node.kind === "unnest") {
    const offset = node.offset ?? "_n";
    found.push({ expr: column(node.alias, offset, INT64), descending: false, nullsFirst: true });
    return { ...node, offset };
  }
  if (node.kind !== "join" || (node.join !== "CROSS" && node.join !== "INNER")) return undefined;
  const left = numbered(node.left, found);
  const right = left && numbered(node.right, found);
  return left && right && { ...node, left, right };
}
