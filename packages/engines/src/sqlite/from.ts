import type { From, TableName } from "@sluice/googlesql/tree";
import { type Render, shown, unsupported } from "./context.ts";
import { withKeys } from "./joins.ts";
import { quote, tableName } from "./names.ts";
import { isVolatile } from "./volatile.ts";

const JOINS = { INNER: "JOIN", CROSS: "JOIN", LEFT: "LEFT JOIN", RIGHT: "RIGHT JOIN", FULL: "FULL JOIN" } as const;

/** `render` knows this FROM's own relations; `outer` only those around it. */
export function from(item: From, render: Render, outer: Render): string {
  switch (item.kind) {
    case "table":
      return `${stored(item.table, render)} AS ${quote(item.alias)}`;
    case "cte":
      return `${quote(item.name)} AS ${quote(item.alias)}`;
    case "subquery":
      return subquery(item, outer);
    case "unnest":
      return `json_each(${render.expr(item.array)}) AS ${quote(item.alias)}`;
    case "join":
      return join(item, render, outer);
    case "sample":
      return sample(item, render);
    case "tableFunction":
      throw unsupported(`The table function ${shown(item.fn)}`);
  }
}

/** A CTE of that name would be taken for the table, or for itself. */
const stored = (table: TableName, { scope }: Render): string =>
  scope.ctes.has(table.join("__").toLowerCase()) ? `main.${tableName(table)}` : tableName(table);

/** LIMIT keeps a query whole that must be computed once. */
function subquery(item: Extract<From, { kind: "subquery" }>, outer: Render): string {
  if (item.lateral) throw unsupported("A subquery in FROM that names columns of its neighbours");
  const sql = outer.query(item.query);
  const whole = isVolatile(item.query) && item.query.limit === undefined;
  return `(${whole ? `SELECT * FROM (${sql}) LIMIT -1` : sql}) AS ${quote(item.alias)}`;
}

function join(item: Extract<From, { kind: "join" }>, render: Render, outer: Render): string {
  const prepared = withKeys(item, render, (one) => from(one, render, outer));
  const right = prepared?.right ?? from(item.right, render, outer);
  const condition = prepared?.on ?? item.on;
  const on = condition === undefined ? "" : ` ON ${render.expr(condition)}`;
  const always = on === "" && item.join !== "INNER" && item.join !== "CROSS" ? " ON TRUE" : on;
  return `${from(item.left, render, outer)} ${JOINS[item.join]} ${item.right.kind === "join" ? `(${right})` : right}${always}`;
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
