/** What has come down the pipe so far: a FROM still open to more, or a finished body. */
import { type Expr, type OrderItem, type Query, type Select, keyOf } from "../../tree/index.ts";
import type { Field } from "../../types.ts";
import { structOf } from "../../types.ts";
import type { Env, Resolved, Source } from "../context.ts";
import { columnOf, relation } from "../from/relation.ts";
import { isCheap } from "../operand.ts";
import { type Body, columnsOf, queryOf } from "../query/body.ts";
import { onOutput } from "../query/wrap.ts";
import type { Range, Visible } from "../scope.ts";
import { outputOf } from "../select/item.ts";
import { uniqueNames } from "../unique.ts";
import { nth } from "../../lists.ts";

export interface Flow {
  readonly source: Source;
  readonly where?: Expr | undefined;
  readonly qualify?: Expr | undefined;
  /** Set once the columns are decided: SELECT, AGGREGATE, DISTINCT, UNION. `source` is then of no more account. */
  readonly body?: Body | undefined;
  readonly orderBy: readonly OrderItem[];
  readonly limits: Pick<Query, "limit" | "offset">;
}

export const flowOf = (source: Source): Flow => ({ source, orderBy: [], limits: {} });

const isLimited = (flow: Flow) => flow.limits.limit !== undefined || flow.limits.offset !== undefined;

const isComputed = (flow: Flow) => flow.source.columns.some((column) => !isCheap(column.expr));

// ---------------------------------------------------------------- out

/** The flow as a body: what is visible, in its order. */
export function bodyOf(flow: Flow, env: Env): Body {
  if (flow.body) return flow.body;
  const { columns } = flow.source;
  return { ...selection(flow, columns), env };
}

function selection({ source, where, qualify }: Flow, columns: readonly Visible[]): Omit<Body, "env"> {
  const output = outputOf(columns);
  const body: Select = {
    kind: "select",
    distinct: false,
    items: output.items,
    from: source.from,
    ...(where && { where }),
    ...(qualify && { qualify }),
  };
  return { body, columns: output.columns, valueTable: false };
}

export function resolvedOf(flow: Flow, env: Env): Resolved {
  const body = bodyOf(flow, env);
  return { query: { ...queryOf(body), ...rest(flow, body) }, columns: body.columns };
}

/** Order and limit belong around a body; around a whole query they need one more. */
function rest(flow: Flow, body: Body): Partial<Query> {
  if (flow.orderBy.length === 0 && !isLimited(flow)) return {};
  const own = { ...flow.limits, orderBy: withOutputs(flow.orderBy, body) };
  if (body.body.kind !== "query") return own;
  return { kind: "query", recursive: false, ctes: [], body: body.body, columns: columnsOf(body.columns), ...own };
}

function withOutputs(orderBy: readonly OrderItem[], body: Body): readonly OrderItem[] {
  if (body.body.kind !== "select") return orderBy;
  const keys = body.body.items.map((item) => keyOf(item.expr));
  return orderBy.map((item) => {
    const output = keys.indexOf(keyOf(item.expr));
    return output < 0 ? item : { ...item, output };
  });
}

// ---------------------------------------------------------------- in again

/** Open, its columns plain: where more can be said about them. */
export function reopened(flow: Flow, env: Env, name?: string): Flow {
  return flow.body ? ofBody(flow, env, name) : nested(flow, env);
}

function ofBody(flow: Flow, env: Env, name: string | undefined): Flow {
  const { query, columns } = resolvedOf(flow, env);
  const from = { kind: "subquery", query, alias: env.context.alias(name ?? "subquery"), lateral: false } as const;
  const source = relation(from, name, columns);
  const order = withOutputs(flow.orderBy, bodyOf(flow, env)).flatMap((item) => {
    const column = item.output === undefined ? undefined : source.columns[item.output];
    return column ? [carried(item, column.expr)] : [];
  });
  return { ...flowOf(source), orderBy: order.length === flow.orderBy.length ? order : [] };
}

/** A subquery has no order: what can be said of it outside is said there again. */
const carried = ({ descending, nullsFirst }: OrderItem, expr: Expr): OrderItem => ({ expr, descending, nullsFirst });

/** Table aliases outlive a WHERE or a LIMIT: all that they reach goes through. */
function nested(flow: Flow, env: Env): Flow {
  const reached = [...flow.source.columns, ...flow.source.ranges.flatMap((range) => reachedBy(range))];
  const keys = reached.map((column) => keyOf(column.expr));
  const columns = reached.filter((column, i) => keys.indexOf(keyOf(column.expr)) === i);
  const unique = uniqueNames();
  const named = columns.map((column) => ({ ...column, name: unique(column.name ?? "column") }));
  const body: Body = { ...selection(flow, named), env };
  const alias = env.context.alias(flow.source.ranges[0]?.name ?? "subquery");
  const own = columns.map((column) => keyOf(column.expr));
  const over = (expr: Expr): Expr => columnOf(alias, nth(named, own.indexOf(keyOf(expr))).name, expr.type);
  const outer = columns.map((column) => over(column.expr));
  const order = flow.orderBy.map((item) => ({ item, expr: onOutput(item.expr, own, outer) }));
  const orderBy = order.flatMap(({ item, expr }) => (expr ? [carried(item, expr)] : []));
  const isCarried = orderBy.length === order.length && !isLimited(flow);
  const query = { ...queryOf(body), ...rest(isCarried ? { ...flow, orderBy: [] } : flow, body) };
  const source = {
    from: { kind: "subquery", query, alias, lateral: false } as const,
    columns: flow.source.columns.map((column) => ({ ...column, expr: over(column.expr) })),
    ranges: flow.source.ranges.map((range) => rangeOver(range, over)),
  };
  return { ...flowOf(source), orderBy: orderBy.length === order.length ? orderBy : [] };
}

const reachedBy = (range: Range): readonly Visible[] =>
  range.valueTable ? [{ name: range.name, expr: range.value }, ...range.columns] : range.columns;

function rangeOver(range: Range, over: (expr: Expr) => Expr): Range {
  const columns = range.columns.map((column) => ({ ...column, expr: over(column.expr) }));
  return { ...range, columns, value: range.valueTable ? over(range.value) : rowOf(columns) };
}

/** Columns as one value. */
export const rowOf = (columns: readonly Visible[]): Expr => ({
  kind: "struct",
  fields: columns.map((column) => column.expr),
  type: structOf(columns.map(fieldOf)),
});

const fieldOf = ({ name, expr }: Visible): Field =>
  name === undefined ? { type: expr.type } : { name, type: expr.type };

// ---------------------------------------------------------------- how open it is

/** Open, its columns plain, and no LIMIT yet: rows may still go, columns may still come. */
export function open(flow: Flow, env: Env): Flow {
  return flow.body || flow.qualify || isLimited(flow) || isComputed(flow) ? reopened(flow, env) : flow;
}

/** Open and nothing but a FROM, for joins and the like. */
export function bare(flow: Flow, env: Env): Flow {
  const opened = open(flow, env);
  return opened.where || opened.orderBy.length > 0 ? reopened({ ...opened, orderBy: [] }, env) : opened;
}

/** A closed flow, in place of what there was. */
export const closed = (flow: Flow, body: Body): Flow => ({ source: flow.source, body, orderBy: [], limits: {} });

export const limited = isLimited;
