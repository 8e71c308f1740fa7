/**
 * `SUM(x HAVING MAX y)`: ARRAY_AGG gathers the rows of the greatest y, and a subquery sums up those:
 * `(SELECT SUM(v.x) FROM UNNEST(ARRAY_AGG(STRUCT(x) HAVING MAX y)) AS v)`.
 */
import type * as ast from "../../ast/index.ts";
import { type AggregateExpr, type Expr, keyOf, relationsOf } from "../../tree/index.ts";
import { arrayOf, INT64, structOf } from "../../types.ts";
import type { Env } from "../context.ts";
import { columnOf } from "../from/relation.ts";
import { hoist } from "./hoist.ts";

type Aggregate = AggregateExpr & Expr;

/** What engines have of their own. */
const isNative = ({ fn, distinct, orderBy, limit }: Aggregate): boolean =>
  fn === "any_value" || (fn === "array_agg" && !distinct && orderBy.length === 0 && limit === undefined);

export function atExtreme(whole: Aggregate, node: ast.Call, env: Env): Expr {
  if (!whole.having || isNative(whole)) return whole;
  const { having, where: _, ...rest } = whole;
  const fields = fieldsOf(whole);
  const rows: Expr = { kind: "struct", fields, type: structOf(fields.map(({ type }) => ({ type }))) };
  const array = hoist(gathered(whole, rows), `with HAVING ${having.extreme}`, node, env);
  const alias = env.context.alias("extreme");
  const read = (expr: Expr): Expr => {
    const index = fields.findIndex((field) => keyOf(field) === keyOf(expr));
    return index < 0 ? expr : { kind: "field", base: columnOf(alias, "value", rows.type), index, type: expr.type };
  };
  const expr: Expr = {
    ...rest,
    args: rest.args.map(read),
    orderBy: rest.orderBy.map((item) => ({ ...item, expr: read(item.expr) })),
  };
  return subquery(expr, array, rows, alias);
}

/** What its arguments and its ORDER BY read of the row. Constants stay where they are, for some must be literals. */
function fieldsOf({ args, orderBy }: Aggregate): readonly Expr[] {
  const all = [...args, ...orderBy.map(({ expr }) => expr)];
  const read = new Map(all.filter((expr) => relationsOf(expr).read.size > 0).map((expr) => [keyOf(expr), expr]));
  return read.size > 0 ? [...read.values()] : [{ kind: "literal", value: 1n, type: INT64 }];
}

const gathered = ({ having, where, span }: Aggregate, row: Expr): Aggregate => ({
  kind: "aggregate",
  fn: "array_agg",
  args: [row],
  distinct: false,
  orderBy: [],
  type: arrayOf(row.type),
  ...(having && { having }),
  ...(where && { where }),
  ...(span && { span }),
});

function subquery(expr: Expr, array: Expr, row: Expr, alias: string): Expr {
  const from = { kind: "unnest", array, alias, column: "value", element: row.type, correlated: true } as const;
  const body = { kind: "select", distinct: false, items: [{ name: "f0_", expr }], from } as const;
  const columns = [{ name: "f0_", type: expr.type }];
  const query = { kind: "query", recursive: false, ctes: [], body, orderBy: [], columns, valueTable: false } as const;
  return { kind: "scalar", query, type: expr.type, ...(expr.span && { span: expr.span }) };
}
