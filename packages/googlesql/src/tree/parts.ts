/**
 * What each kind of node has below it, said once for all walks. The compiler holds it complete: a kind that is missing here, or a
 * field that has nodes in it, is an error.
 */
import type { Span } from "../ast/index.ts";
import type { Type } from "../types.ts";
import type { Body, Bound, Expr, Frame, From, LiteralValue, Node, OrderItem } from "./nodes.ts";
import type { Query, Select, SetOperation } from "./nodes.ts";
import type { AlterAction, ColumnDefinition, MergeWhen, Statement } from "./statements.ts";

/** What becomes of the nodes right below one: itself where nothing does. */
export interface Change {
  readonly expr: (node: Expr) => Expr;
  readonly query: (node: Query) => Query;
  readonly select: (node: Select) => Select;
  readonly setOperation: (node: SetOperation) => SetOperation;
  readonly from: (node: From) => From;
}

type Part<T> = (value: T, change: Change) => T;

/** `true` where a node may be within; `never` where not. */
type Within<T> = T extends Node
  ? true
  : T extends Type | Span | LiteralValue | undefined
    ? never
    : T extends readonly (infer Item)[]
      ? Within<Item>
      : T extends object
        ? { [Field in keyof T]-?: Within<T[Field]> }[keyof T]
        : never;

/** The fields of one kind that have nodes in them. */
type Shape<T> = {
  readonly [Field in keyof T as [Within<T[Field]>] extends [never] ? never : Field]-?: Part<NonNullable<T[Field]>>;
};

type Kinded = { readonly kind: string };
type OfKind<T extends Kinded, Kind> = T extends { readonly kind: infer Own } ? (Kind extends Own ? T : never) : never;
type Shapes<T extends Kinded> = { readonly [Kind in T["kind"]]: Shape<OfKind<T, Kind>> };

/** The value itself, unless a part of it has changed. */
function fields<T extends object>(shape: Shape<T>): Part<T> {
  const parts = Object.entries(shape) as [keyof T, Part<unknown>][];
  return (value, change) => {
    let copy: T | undefined;
    for (const [field, part] of parts) {
      const old = value[field];
      if (old === undefined) continue;
      const made = part(old, change);
      if (made !== old) (copy ??= { ...value })[field] = made as T[keyof T];
    }
    return copy ?? value;
  };
}

const each =
  <T>(part: Part<T>): Part<readonly T[]> =>
  (values, change) => {
    const made = values.map((value) => part(value, change));
    return made.some((value, i) => value !== values[i]) ? made : values;
  };

function kinds<T extends Kinded>(shapes: Shapes<T>): Part<T> {
  const parts = new Map(
    Object.entries(shapes).map(([kind, shape]) => [kind, fields<T>(shape as Shape<T>)] as [string, Part<T>]),
  );
  return (value, change) => parts.get(value.kind)?.(value, change) ?? value;
}

const expr: Part<Expr> = (node, change) => change.expr(node);
const exprs = each(expr);
const query: Part<Query> = (node, change) => change.query(node);
const from: Part<From> = (node, change) => change.from(node);

const body: Part<Body> = (node, change) => {
  if (node.kind === "query") return change.query(node);
  return node.kind === "select" ? change.select(node) : change.setOperation(node);
};

const bound = kinds<Bound>({
  unboundedPreceding: {},
  unboundedFollowing: {},
  currentRow: {},
  preceding: { offset: expr },
  following: { offset: expr },
});
const frame = fields<Frame>({ start: bound, end: bound });
const orderBy = each(fields<OrderItem>({ expr }));
const aggregate = {
  args: exprs,
  having: fields<{ readonly extreme: "MAX" | "MIN"; readonly by: Expr }>({ by: expr }),
  where: expr,
  orderBy,
  limit: expr,
};

/** Below any node of a query. */
export const ofNode = kinds<Node>({
  literal: {},
  column: {},
  row: {},
  variable: {},
  part: {},
  call: { args: exprs },
  aggregate,
  window: { ...aggregate, partitionBy: exprs, windowOrderBy: orderBy, frame },
  cast: { operand: expr, format: expr, zone: expr },
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name; never awaited
  case: { whens: each(fields<{ when: Expr; then: Expr }>({ when: expr, then: expr })), otherwise: expr },
  array: { items: exprs },
  struct: { fields: exprs },
  field: { base: expr },
  scalar: { query },
  arraySubquery: { query },
  exists: { query },
  inQuery: { operand: expr, query },
  lambda: { body: expr },
  query: {
    ctes: each(fields<Query["ctes"][number]>({ query })),
    body,
    orderBy,
    limit: expr,
    offset: expr,
  },
  setOperation: { queries: each(query) },
  select: {
    items: each(fields<Select["items"][number]>({ expr })),
    from,
    where: expr,
    groupBy: fields<NonNullable<Select["groupBy"]>>({ keys: exprs }),
    having: expr,
    qualify: expr,
  },
  table: {},
  cte: {},
  subquery: { query },
  unnest: { array: expr },
  join: { left: from, right: from, on: expr },
  tableFunction: { args: exprs },
  sample: { input: from, size: expr },
});

const column = fields<ColumnDefinition>({ default: expr });
const set = each(fields<{ column: string; value: Expr }>({ value: expr }));
const whens = each(
  fields<MergeWhen>({
    condition: expr,
    action: kinds<MergeWhen["action"]>({ insert: { values: exprs }, update: { set }, delete: {} }),
  }),
);
const actions = each(
  kinds<AlterAction>({
    addColumn: { column },
    dropColumn: {},
    renameColumn: {},
    renameTo: {},
    alterType: {},
    dropNotNull: {},
    dropDefault: {},
    setDefault: { default: expr },
    describe: {},
  }),
);

export const ofStatement = kinds<Statement>({
  query: { query },
  createTable: { columns: each(column), query },
  createView: { columns: each(column), query },
  createSchema: {},
  drop: {},
  insert: { query },
  update: { set, from, where: expr },
  delete: { where: expr },
  truncate: {},
  merge: { source: from, on: expr, whens },
  alterTable: { actions },
});
