/** SELECT … FROM … WHERE … GROUP BY … HAVING …. */
import type { Expr, Select } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { from } from "./from.ts";
import { quote } from "./names.ts";

/** An expression that goes along under a name: what QUALIFY tests, what ORDER BY sorts by. */
export interface Extra {
  readonly name: string;
  readonly expr: Expr;
}

export function select(
  node: Select,
  columns: readonly Column[],
  render: Render,
  extras: readonly Extra[] = [],
): string {
  const items = node.items.map((item, i) => `${render.expr(item.expr)} AS ${quote(columns[i]?.name ?? item.name)}`);
  const more = extras.map((item) => `${render.expr(item.expr)} AS ${quote(item.name)}`);
  return [
    `SELECT ${node.distinct ? "DISTINCT " : ""}${[...items, ...more].join(", ")}`,
    node.from && `FROM ${from(node.from, render)}`,
    node.where && `WHERE ${render.expr(node.where)}`,
    node.groupBy && groupBy(node.groupBy, render),
    node.having && `HAVING ${render.expr(node.having)}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function groupBy({ keys, sets }: NonNullable<Select["groupBy"]>, render: Render): string {
  const sql = keys.map((key) => render.expr(key));
  if (sets) return `GROUP BY GROUPING SETS (${sets.map((set) => `(${set.map((i) => sql[i]).join(", ")})`).join(", ")})`;
  return `GROUP BY ${sql.join(", ") || "()"}`;
}
