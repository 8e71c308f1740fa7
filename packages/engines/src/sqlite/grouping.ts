/** ROLLUP, CUBE and GROUPING SETS: one grouped select for each set, all together under the select as it was written. */
import type { AggregateExpr, Expr, OrderItem, Query, Select } from "@sluice/googlesql/tree";
import { type Column, INT64, type Type } from "@sluice/googlesql/types";

type Groups = NonNullable<Select["groupBy"]>;

const ALIAS = "#sets";

/** The same query with plain GROUP BYs only. */
export function groupedOnce(node: Query): Query {
  const { body } = node;
  if (body.kind !== "select") return node;
  if (body.groupBy?.sets === undefined) {
    return usesGrouping(node) ? ungrouped(node, body) : node;
  }
  return expanded(node, body, body.groupBy, body.groupBy.sets);
}

function usesGrouping(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return false;
  if (Array.isArray(node)) return node.some(usesGrouping);
  const { kind, fn } = node as { readonly kind?: unknown; readonly fn?: unknown };
  if (kind === "aggregate" && fn === "grouping") return true;
  return Object.entries(node).some(([name, item]) => name !== "from" && name !== "ctes" && usesGrouping(item));
}

/** Under a plain GROUP BY every key is grouped by. */
function ungrouped(node: Query, body: Select): Query {
  const keys = body.groupBy?.keys ?? [];
  return expanded(node, body, { keys }, [keys.map((_, i) => i)]);
}

const text = (node: unknown): string =>
  JSON.stringify(node, (key, value: unknown) => {
    if (key === "span") return undefined;
    if (typeof value === "bigint") return `${value}n`;
    return value instanceof Uint8Array ? [...value] : value;
  });

interface Parts {
  readonly keys: readonly Expr[];
  readonly keyTexts: readonly string[];
  /** Aggregates met so far, each once. */
  readonly aggregates: AggregateExpr[];
  readonly texts: string[];
}

const column = (name: string, type: Type): Expr => ({ kind: "column", relation: ALIAS, name, type });

/** Keys and aggregates become columns of the union. */
function lifted(node: unknown, parts: Parts): unknown {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return node;
  if (Array.isArray(node)) return node.map((item) => lifted(item, parts));
  const { kind } = node as { readonly kind?: unknown };
  const expr = node as Expr;
  if (kind !== undefined) {
    const key = parts.keyTexts.indexOf(text(node));
    if (key >= 0) return column(`k${key}`, expr.type);
  }
  if (kind === "aggregate") return liftedAggregate(node as AggregateExpr, parts);
  return Object.fromEntries(
    Object.entries(node).map(([name, item]) => [name, name === "type" ? item : lifted(item, parts)]),
  );
}

function liftedAggregate(node: AggregateExpr, parts: Parts): Expr {
  if (node.fn === "grouping") {
    const key = parts.keyTexts.indexOf(text(node.args[0]));
    return column(`g${key}`, INT64);
  }
  let at = parts.texts.indexOf(text(node));
  if (at < 0) at = parts.aggregates.push(node) - 1;
  parts.texts[at] = text(node);
  return column(`a${at}`, node.type);
}

function expanded(node: Query, body: Select, { keys }: Groups, sets: readonly (readonly number[])[]): Query {
  const parts: Parts = { keys, keyTexts: keys.map(text), aggregates: [], texts: [] };
  const items = lifted(body.items, parts) as Select["items"];
  const having = lifted(body.having, parts) as Expr | undefined;
  const qualify = lifted(body.qualify, parts) as Expr | undefined;
  const orderBy = lifted(node.orderBy, parts) as readonly OrderItem[];
  const union = sets.map((set) => grouped(body, parts, new Set(set)));
  const columns = union[0]!.columns;
  const all: Query = {
    ...EMPTY,
    columns,
    body:
      union.length === 1
        ? union[0]!
        : { kind: "setOperation", operator: "UNION", distinct: false, queries: union, columns },
  };
  const outer: Select = {
    kind: "select",
    distinct: body.distinct,
    items,
    from: { kind: "subquery", query: all, alias: ALIAS, lateral: false },
    ...(having && { where: having }),
    ...(qualify && { qualify }),
  };
  return { ...node, body: outer, orderBy };
}

const EMPTY = { kind: "query", recursive: false, ctes: [], orderBy: [], valueTable: false } as const;

const missing = (type: Type): Expr => ({ kind: "literal", value: null, type });

/** One set: its keys, NULL for the others, the aggregates, and which keys are not grouped by. */
function grouped(body: Select, { keys, aggregates }: Parts, set: ReadonlySet<number>): Query {
  const items = [
    ...keys.map((expr, i) => ({ name: `k${i}`, expr: set.has(i) ? expr : missing(expr.type) })),
    ...aggregates.map((expr, i) => ({ name: `a${i}`, expr: expr as Expr })),
    ...keys.map((_, i) => ({
      name: `g${i}`,
      expr: { kind: "literal", value: set.has(i) ? 0n : 1n, type: INT64 } as Expr,
    })),
  ];
  // Without keys and aggregates a select would not group at all.
  const counted = aggregates.length === 0 ? [...items, { name: "n", expr: COUNT }] : items;
  const select: Select = {
    kind: "select",
    distinct: false,
    items: counted,
    ...(body.from && { from: body.from }),
    ...(body.where && { where: body.where }),
    groupBy: { keys: keys.filter((_, i) => set.has(i)) },
  };
  const columns: Column[] = select.items.map(({ name, expr }) => ({ name, type: expr.type }));
  return { ...EMPTY, body: select, columns };
}

const COUNT: Expr = { kind: "aggregate", fn: "count", args: [], distinct: false, orderBy: [], type: INT64 };
