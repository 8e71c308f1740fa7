/** What ORDER BY and the columns of a query are to each other. */
import type { Expr, OrderItem, Query } from "@sluice/googlesql/tree";
import { type Column, sameType } from "@sluice/googlesql/types";

/** An item's output column is what it orders by: under AS STRUCT there is only the one. A constant orders nothing. */
export function withOutputs(node: Query): Query {
  const orderBy = node.orderBy.flatMap((item): OrderItem[] => {
    if (isOutput(item, node)) return [item];
    const { output: _, ...others } = item;
    return item.expr.kind === "literal" ? [] : [others];
  });
  return { ...node, orderBy };
}

function isOutput({ output, expr }: OrderItem, { columns }: Query): boolean {
  const column = output === undefined ? undefined : columns[output];
  return column !== undefined && sameType(column.type, expr.type);
}

/** A query for who sorts its rows himself: what sorts them is among its columns. */
export interface Keyed {
  readonly query: Query;
  readonly keys: readonly { readonly item: OrderItem; readonly name: string }[];
}

export function keyed(written: Query): Keyed {
  const node = withOutputs(written);
  const columns = [...node.columns];
  const extras: { name: string; expr: Expr }[] = [];
  const orderBy = node.orderBy.map((item, i): OrderItem & { readonly output: number } => {
    if (item.output !== undefined) return { ...item, output: item.output };
    const name = `#o${i}`;
    extras.push({ name, expr: item.expr });
    return { ...item, output: columns.push({ name, type: item.expr.type }) - 1 };
  });
  const keys = orderBy.map((item) => ({ item, name: columns[item.output]?.name ?? "" }));
  const { body } = node;
  const items = body.kind === "select" ? { ...body, items: [...body.items, ...extras] } : body;
  return { query: { ...node, columns, body: items, orderBy: (node.limit ?? node.offset) ? orderBy : [] }, keys };
}

/** That of a subquery which is a value, or an array's elements. */
export function onlyColumn({ columns }: Query): Column {
  const [column] = columns;
  if (column === undefined) throw new Error("expected a query with a column");
  return column;
}
