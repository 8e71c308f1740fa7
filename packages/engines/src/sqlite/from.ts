/** Relations that are other SQL in SQLite. */
import type { From, TableName } from "@sluice/googlesql/tree";
import { type Froms, type Render, unsupported } from "../core/context.ts";
import { from, rightSide } from "../core/from.ts";
import { flattened, quote } from "../core/names.ts";
import { withKeys } from "./joins.ts";
import { isVolatile } from "./relations.ts";

const JOINS = { INNER: "JOIN", CROSS: "JOIN", LEFT: "LEFT JOIN", RIGHT: "RIGHT JOIN", FULL: "FULL JOIN" } as const;

/** A CTE of that name would be taken for the table, or for itself. */
const stored = (table: TableName, { scope }: Render): string =>
  scope.ctes.has(table.join("__").toLowerCase()) ? `main.${flattened(table)}` : flattened(table);

/** LIMIT keeps a query whole that must be computed once. */
function subquery(item: Extract<From, { kind: "subquery" }>, { around }: Render): string {
  if (item.lateral) throw unsupported("A subquery in FROM that names columns of its neighbours");
  const sql = around.query(item.query);
  const whole = isVolatile(item.query) && item.query.limit === undefined;
  return `(${whole ? `SELECT * FROM (${sql}) LIMIT -1` : sql}) AS ${quote(item.alias)}`;
}

/** SQLite keeps to the order of a CROSS JOIN, so none is written. */
function join(item: Extract<From, { kind: "join" }>, render: Render): string {
  const prepared = withKeys(item, render);
  const right = prepared?.right ?? rightSide(item, render);
  const condition = prepared?.on ?? item.on;
  const on = condition === undefined ? "" : ` ON ${render.expr(condition)}`;
  const always = on === "" && item.join !== "INNER" && item.join !== "CROSS" ? " ON TRUE" : on;
  return `${from(item.left, render)} ${JOINS[item.join]} ${right}${always}`;
}

function sample({ input, size, unit }: Extract<From, { kind: "sample" }>, render: Render): string {
  if (input.kind !== "table") throw unsupported("TABLESAMPLE of anything but a table");
  const rows = `SELECT * FROM ${stored(input.table, render)}`;
  const count = render.expr(size);
  const some =
    unit === "ROWS"
      ? `${rows} ORDER BY random() LIMIT ${count}`
      : `${rows} WHERE (random() / 18446744073709551616.0 + 0.5) * 100 < ${count}`;
  return `(${some}) AS ${quote(input.alias)}`;
}

export const froms: Partial<Froms> = {
  table: ({ table, alias }, render) => `${stored(table, render)} AS ${quote(alias)}`,
  subquery,
  unnest: ({ array, alias }, render) => `json_each(${render.expr(array)}) AS ${quote(alias)}`,
  join,
  sample,
};
