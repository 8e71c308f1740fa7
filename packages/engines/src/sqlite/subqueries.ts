/** Subqueries in expressions. */
import { type Expr, has, type Query } from "@sluice/googlesql/tree";
import { INT64, STRING } from "@sluice/googlesql/types";
import { type Render, type Subquery, unsupported } from "../core/context.ts";
import { quote } from "../core/names.ts";
import { keyed, onlyColumn } from "../core/outputs.ts";
import { libraryCall } from "./library-calls.ts";
import { text } from "./names.ts";
import { semiJoin } from "./semijoin.ts";
import { isCanonical } from "./types.ts";
import { toElement } from "./elements.ts";
import { orderKeys } from "./order-by.ts";

/** SQLite takes the first row and says nothing: more than one must be an error. */
export function scalar({ query }: Subquery, render: Render): string {
  if (isSingle(query)) return `(${render.query(query)})`;
  const value = `"#s".${quote(onlyColumn(query).name)}`;
  const checked = `CASE WHEN count(*) > 1 THEN ${libraryCall("error", [STRING], [text(MESSAGE)])} ELSE ${value} END`;
  return `(SELECT ${checked} FROM (${render.query({ ...query, limit: query.limit ?? TWO })}) AS "#s")`;
}

const MESSAGE = "Scalar subquery produced more than one element";
const TWO: Expr = { kind: "literal", value: 2n, type: INT64 };

/** One row at most, by its form: an aggregate without keys, no FROM, LIMIT 1. */
function isSingle({ body, limit }: Query): boolean {
  if (limit?.kind === "literal" && (limit.value === 1n || limit.value === 0n)) return true;
  if (body.kind === "query") return isSingle(body);
  if (body.kind !== "select") return false;
  if (body.from === undefined) return true;
  return body.groupBy === undefined && body.items.some((item) => has(item.expr, "aggregate"));
}

/** ARRAY(…): the order is that of the aggregate. */
export function arraySubquery({ query: written }: Subquery, render: Render): string {
  const { query, keys } = keyed(written);
  const column = onlyColumn(written);
  const order = keys.map(({ item, name }) => orderKeys(item, `"#a".${quote(name)}`)).join(", ");
  const value = toElement(`"#a".${quote(column.name)}`, column.type);
  return `(SELECT json_group_array(${value}${order && ` ORDER BY ${order}`}) FROM (${render.query(query)}) AS "#a")`;
}

export const exists = ({ query }: Subquery, render: Render): string =>
  semiJoin(query, render) ?? `EXISTS (${render.query(query)})`;

export function inQuery({ operand, query }: Extract<Expr, { kind: "inQuery" }>, render: Render): string {
  const { type } = operand;
  if (!isCanonical(type) && type.kind !== "FLOAT64" && type.kind !== "STRUCT")
    throw unsupported(`IN with a subquery of ${type.kind}`);
  return `(${render.expr(operand)} IN (${render.query(query)}))`;
}
