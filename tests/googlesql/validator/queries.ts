/** Queries, set operations and SELECTs: columns as their parts say, orders within them. */
import type { Body, OrderItem, Query, Select, SetOperation } from "@sluice/googlesql/tree";
import { keyOf } from "@sluice/googlesql/tree";
import { BOOL, INT64, typeName } from "@sluice/googlesql/types";
import { isGroupable, isOrderable } from "../../../packages/googlesql/src/coercion/index.ts";
import { grouping } from "./grouping.ts";
import { distinctNames, must, mustBe, type Place, plain, shapeOf, typed, typesOf } from "./place.ts";

export function query(node: Query, around: Place): void {
  const place = withCtes(node, plain(around));
  distinctNames(node.columns, "a query", place);
  must(place, node.columns.length > 0, "a query without columns");
  must(place, !node.valueTable || node.columns.length === 1, "a value table of several columns");
  const inner = place.rules.body(node.body, place);
  const made = columnsOf(node.body);
  must(place, shapeOf(made) === shapeOf(node.columns), `${shapeOf(made)} is not ${shapeOf(node.columns)}`);
  for (const item of node.orderBy) ordered(item, node, inner);
  if (node.body.kind === "select") grouping(node.body, hidden(node), inner);
  typed(node.limit, INT64, "LIMIT", plain({ ...place, relations: new Map() }));
  typed(node.offset, INT64, "OFFSET", plain({ ...place, relations: new Map() }));
}

const columnsOf = (body: Body): Query["columns"] =>
  body.kind === "select" ? body.items.map(({ name, expr }) => ({ name, type: expr.type })) : body.columns;

const hidden = ({ orderBy }: Query) => orderBy.filter(({ output }) => output === undefined).map(({ expr }) => expr);

function withCtes(node: Query, place: Place): Place {
  const known = new Map(place.ctes);
  if (node.recursive) for (const cte of node.ctes) known.set(cte.name, cte.query.columns);
  for (const cte of node.ctes) {
    must(place, !place.ctes.has(cte.name), `two queries of WITH are called ${cte.name}`);
    place.rules.query(cte.query, { ...place, ctes: new Map(known) });
    known.set(cte.name, cte.query.columns);
  }
  return { ...place, ctes: known };
}

/** An output is what its expression says; above anything but a SELECT there is nothing else. */
function ordered({ expr, output }: OrderItem, { body, columns }: Query, place: Place): void {
  must(place, isOrderable(expr.type), `ORDER BY of ${typeName(expr.type)}`);
  if (output === undefined) {
    must(place, body.kind === "select" && !body.distinct, "ORDER BY of what is no output column");
    return place.rules.expr(expr, place);
  }
  const column = columns[output];
  if (!column) return must(place, false, `ORDER BY of column ${output} of ${columns.length}`);
  mustBe(place, expr.type, column.type, `ORDER BY of column ${output}`);
  const item = body.kind === "select" ? body.items[output] : undefined;
  if (item) must(place, keyOf(item.expr) === keyOf(expr), `ORDER BY of column ${output} is not its expression`);
}

/** What an ORDER BY sees. */
export function body(node: Body, place: Place): Place {
  if (node.kind === "select") return select(node, place);
  if (node.kind === "query") place.rules.query(node, place);
  else setOperation(node, place);
  return place;
}

function setOperation({ queries, columns, distinct, operator }: SetOperation, place: Place): void {
  must(place, queries.length > 1, `${operator} of ${queries.length} queries`);
  for (const input of queries) {
    place.rules.query(input, place);
    const types = typesOf(input.columns);
    must(place, types === typesOf(columns), `${types} in a ${operator} of ${typesOf(columns)}`);
  }
  if (distinct) groupable(columns, operator, place);
}

function groupable(columns: Query["columns"], what: string, place: Place): void {
  for (const { name, type } of columns) must(place, isGroupable(type), `${what} of ${name}, a ${typeName(type)}`);
}

function select(node: Select, around: Place): Place {
  const place = node.from ? around.rules.from(node.from, { ...around, outer: around.relations }) : around;
  const all = { ...place, aggregates: true, windows: true };
  for (const { expr } of node.items) place.rules.expr(expr, all);
  typed(node.where, BOOL, "WHERE", plain(place));
  typed(node.having, BOOL, "HAVING", { ...plain(place), aggregates: true });
  typed(node.qualify, BOOL, "QUALIFY", all);
  if (node.distinct) groupable(columnsOf(node), "SELECT DISTINCT", place);
  return all;
}
