/** ROLLUP, CUBE and GROUPING SETS: one grouped select for each set, all together under the select as it was written. */
import {
  type AggregateExpr,
  type Changes,
  type Expr,
  keyOf,
  mapExpr,
  mapParts,
  type Query,
  type Select,
  some,
} from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import { column, selecting } from "../core/build.ts";

type Sets = readonly (readonly number[])[];

const ALIAS = "#sets";

/** The same query with plain GROUP BYs only. */
export function groupedOnce(node: Query): Query {
  const { body } = node;
  if (body.kind !== "select") return node;
  const { keys, sets } = body.groupBy ?? { keys: [] };
  if (sets) return expanded(node, body, keys, sets);
  return usesGrouping(node, body) ? expanded(node, body, keys, [keys.map((_, i) => i)]) : node;
}

/** GROUPING, of a query's own: under a plain GROUP BY every key is grouped by. */
function usesGrouping({ orderBy }: Query, { items, having, qualify }: Select): boolean {
  const parts = [...items.map(({ expr }) => expr), having, qualify, ...orderBy.map(({ expr }) => expr)];
  return parts.some(
    (expr) =>
      expr &&
      some(
        expr,
        (node) => node.kind === "aggregate" && node.fn === "grouping",
        ({ kind }) => kind !== "query",
      ),
  );
}

/** Keys and aggregates, which become columns of the union. */
interface Parts {
  readonly keys: readonly Expr[];
  /** Those met so far, each once. */
  readonly aggregates: AggregateExpr[];
}

function changesOf({ keys, aggregates }: Parts): Changes {
  const texts = keys.map(keyOf);
  const byKey = (node: Expr): Expr | undefined => {
    const at = texts.indexOf(keyOf(node));
    return at < 0 ? undefined : column(ALIAS, `k${at}`, node.type);
  };
  const byAggregate = (node: AggregateExpr): Expr => {
    if (node.fn === "grouping") return column(ALIAS, `g${texts.indexOf(node.args.map(keyOf).join(""))}`, INT64);
    const known = aggregates.findIndex((other) => keyOf(other) === keyOf(node));
    return column(ALIAS, `a${known < 0 ? aggregates.push(node) - 1 : known}`, node.type);
  };
  return {
    expr: (node) => byKey(node) ?? (node.kind === "aggregate" ? byAggregate(node) : undefined),
    // A subquery's aggregates are its own.
    query: (node) => mapParts(node, { expr: byKey }),
  };
}

function expanded(node: Query, body: Select, keys: readonly Expr[], sets: Sets): Query {
  const parts: Parts = { keys, aggregates: [] };
  const changes = changesOf(parts);
  const within = <T extends { readonly expr: Expr }>(part: T): T => ({ ...part, expr: mapExpr(part.expr, changes) });
  const items = body.items.map(within);
  const where = body.having && mapExpr(body.having, changes);
  const qualify = body.qualify && mapExpr(body.qualify, changes);
  const orderBy = node.orderBy.map(within);
  const from = { kind: "subquery", query: union(body, parts, sets), alias: ALIAS, lateral: false } as const;
  const outer: Select = {
    kind: "select",
    distinct: body.distinct,
    items,
    from,
    ...(where && { where }),
    ...(qualify && { qualify }),
  };
  return { ...node, body: outer, orderBy };
}

function union(body: Select, parts: Parts, sets: Sets): Query {
  const queries = sets.map((set) => grouped(body, parts, new Set(set)));
  const [first, ...others] = queries;
  if (first === undefined) throw new Error("expected a grouping set");
  const { columns } = first;
  const operation = { kind: "setOperation", operator: "UNION", distinct: false, queries, columns } as const;
  return { ...first, body: others.length > 0 ? operation : first };
}

/** One set: its keys, NULL for the others, the aggregates, and which keys are not grouped by. */
function grouped({ from, where }: Select, { keys, aggregates }: Parts, set: ReadonlySet<number>): Query {
  const keyed = keys.map((expr, i) => ({ name: `k${i}`, expr: set.has(i) ? expr : literal(null, expr) }));
  const counted = aggregates.map((expr, i) => ({ name: `a${i}`, expr }));
  const flags = keys.map((_, i) => ({ name: `g${i}`, expr: literal(set.has(i) ? 0n : 1n, COUNT) }));
  const items = [...keyed, ...counted, ...flags];
  return selecting({
    // Without keys and aggregates a select would not group at all.
    items: aggregates.length === 0 ? [...items, { name: "n", expr: COUNT }] : items,
    ...(from && { from }),
    ...(where && { where }),
    groupBy: { keys: keys.filter((_, i) => set.has(i)) },
  });
}

const literal = (value: bigint | null, { type }: Expr): Expr => ({ kind: "literal", value, type });

const COUNT: Expr = { kind: "aggregate", fn: "count", args: [], distinct: false, orderBy: [], type: INT64 };
