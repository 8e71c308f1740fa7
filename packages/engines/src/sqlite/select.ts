/** SELECT … FROM … WHERE … GROUP BY … HAVING …; QUALIFY through a query around it. */
import type { Expr, Select } from "@sluice/googlesql/tree";
import { type Render, scopeWithin } from "./context.ts";
import { from } from "./from.ts";
import { ours, quote, text } from "./names.ts";
import { pushedDown } from "./pushdown.ts";
import { typesText } from "@sluice/googlesql/functions";

export interface Shown {
  readonly name: string;
  readonly expr: Expr;
}

/** `extra` are columns beside the select's own. */
export function select(written: Select, names: readonly string[], outer: Render, extra: readonly Shown[] = []): string {
  const node = pushedDown(written);
  const render = outer.within(scopeWithin(outer.scope, node.from));
  const items = node.items.map((item, i) => ({ name: names[i] ?? item.name, expr: item.expr }));
  const all = [...items, ...extra];
  if (node.qualify === undefined) return plain(node, all, render, outer);
  const inner = plain({ ...node, distinct: false }, [...all, { name: "#qualify", expr: node.qualify }], render, outer);
  const columns = all.map(({ name }) => quote(name)).join(", ");
  return `SELECT ${node.distinct ? "DISTINCT " : ""}${columns} FROM (${inner}) WHERE "#qualify"`;
}

function plain(node: Select, items: readonly Shown[], render: Render, outer: Render): string {
  const columns = items.map(({ name, expr }) => `${render.expr(expr)} AS ${quote(name)}`);
  return [
    `SELECT ${node.distinct ? "DISTINCT " : ""}${columns.join(", ")}`,
    node.from && `FROM ${from(node.from, render, outer)}`,
    node.where && `WHERE ${render.expr(node.where)}`,
    node.groupBy && groupBy(node.groupBy.keys, render),
    node.having && `HAVING ${render.expr(node.having)}`,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

function groupBy(keys: readonly Expr[], render: Render): string {
  return keys.length === 0 ? "" : `GROUP BY ${keys.map((key) => groupKey(key, render)).join(", ")}`;
}

/** A literal would be taken for the position of a column. */
function groupKey(key: Expr, render: Render): string {
  const sql = render.expr(key);
  if (key.kind === "literal") return `CAST(${sql} AS ${key.type.kind === "INT64" ? "INTEGER" : "TEXT"})`;
  return key.type.kind === "INTERVAL" ? ours("sort_key", [sql, text(typesText([key.type]))]) : sql;
}
