/** AGGREGATE … GROUP BY: a SELECT with its keys first. */
import type * as ast from "../../ast/index.ts";
import type { Env } from "../context.ts";
import { ordered } from "../query/order.ts";
import { invalid } from "../refuse.ts";
import { selectFrom } from "../select/select.ts";
import { closed, type Flow, limited, open } from "./flow.ts";

type Aggregate = Extract<ast.Pipe, { kind: "aggregate" }>;
type Order = NonNullable<Aggregate["items"][number]["order"]>;

interface Column {
  readonly value: ast.Expression;
  readonly alias?: ast.Identifier | undefined;
  readonly order?: Order | undefined;
}

export function aggregate(flow: Flow, pipe: Aggregate, env: Env): Flow {
  const at = open({ ...flow, orderBy: limited(flow) ? flow.orderBy : [] }, env);
  const keys = pipe.groupBy ? keysOf(pipe.groupBy) : [];
  const columns: readonly Column[] = [...keys, ...pipe.items];
  if (columns.length === 0) return invalid("AGGREGATE needs an aggregate or a GROUP BY", pipe);
  const select = {
    kind: "select",
    distinct: false,
    items: columns.map(item),
    windows: [],
    ...(pipe.groupBy && { groupBy: byOrdinal(pipe.groupBy, keys) }),
    start: pipe.start,
    end: pipe.end,
  } as const;
  const body = selectFrom(select, at.source, env);
  const filtered =
    at.where && body.body.kind === "select" ? { ...body, body: { ...body.body, where: at.where } } : body;
  const sorted = ordered(filtered, orderOf(columns, pipe.andOrderBy ? keys.length : 0));
  return { ...closed(at, sorted.body), orderBy: sorted.orderBy };
}

const item = ({ value, alias }: Column): ast.SelectItem => ({
  kind: "value",
  value,
  ...(alias && { alias }),
  start: value.start,
  end: value.end,
});

/** Every expression that is grouped by, once. */
function keysOf(groupBy: ast.GroupBy): Column[] {
  if (groupBy.kind === "all") return invalid("AGGREGATE does not take GROUP BY ALL", groupBy);
  return groupBy.items.flatMap(columnsOf);
}

function columnsOf(node: ast.GroupItem): Column[] {
  switch (node.kind) {
    case "value":
      return [node];
    case "set":
      return node.values.map((value) => ({ value }));
    case "groupingSets":
      return node.sets.flatMap(columnsOf);
    case "rollup":
    case "cube":
      return node.sets.flat().map((value) => ({ value }));
  }
}

/** Ordinals say exactly which column is meant, whatever it is called; sets keep their own words. */
function byOrdinal(groupBy: ast.GroupBy, keys: readonly Column[]): ast.GroupBy {
  if (groupBy.kind === "all" || groupBy.items.some((part) => part.kind !== "value")) return groupBy;
  return {
    ...groupBy,
    items: keys.map((key, i) => ({
      kind: "value",
      value: ordinal(i, key.value),
      start: key.value.start,
      end: key.value.end,
    })),
  };
}

const ordinal = (i: number, { start, end }: ast.Span): ast.Expression => ({
  kind: "literal",
  type: "INT64",
  value: `${i + 1}`,
  start,
  end,
});

/** What has a suffix, in the order of the output; of GROUP AND ORDER BY all keys. */
function orderOf(columns: readonly Column[], always: number): ast.OrderItem[] {
  return columns.flatMap((column, i) => {
    if (!column.order && i >= always) return [];
    return [
      {
        descending: false,
        ...column.order,
        value: ordinal(i, column.value),
        start: column.value.start,
        end: column.value.end,
      },
    ];
  });
}
