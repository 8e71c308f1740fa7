/** SELECT … FROM … WHERE … GROUP BY … HAVING … QUALIFY …. */
import type { Select } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { from } from "./from.ts";
import { quote } from "./names.ts";

export function select(node: Select, columns: readonly Column[], render: Render): string {
  const items = node.items.map((item, i) => `${render.expr(item.expr)} AS ${quote(columns[i]?.name ?? item.name)}`);
  return [
    `SELECT ${node.distinct ? "DISTINCT " : ""}${items.join(", ")}`,
    node.from && `FROM ${from(node.from, render)}`,
    node.where && `WHERE ${render.expr(node.where)}`,
    node.groupBy && groupBy(node.groupBy, render),
    node.having && `HAVING ${render.expr(node.having)}`,
    node.qualify && `QUALIFY ${render.expr(node.qualify)}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function groupBy({ keys, sets }: NonNullable<Select["groupBy"]>, render: Render): string {
  const sql = keys.map((key) => render.expr(key));
  if (sets) return `GROUP BY GROUPING SETS (${sets.map((set) => `(${set.map((i) => sql[i]).join(", ")})`).join(", ")})`;
  return `GROUP BY ${sql.join(", ") || "()"}`;
}
