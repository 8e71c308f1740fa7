/** SELECT … FROM … WHERE … GROUP BY … HAVING … QUALIFY …. */
import type { Expr, From, Select } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { from } from "./from.ts";
import { quote } from "./names.ts";
import { inside, relations } from "./scope.ts";

/** An expression that goes along under a name: what QUALIFY tests, what ORDER BY sorts by. */
export interface Extra {
  readonly name: string;
  readonly expr: Expr;
}

export function select(node: Select, columns: readonly Column[], outer: Render, extras: readonly Extra[] = []): string {
  const render = inside(node.from, outer);
  const named = node.items.map((item, i) => ({ name: columns[i]?.name ?? item.name, expr: item.expr }));
  const items = [...named, ...extras].map(({ name, expr }) => `${render.expr(expr)} AS ${quote(name)}`);
  return [
    `SELECT ${node.distinct ? "DISTINCT " : ""}${items.join(", ")}`,
    node.from && `FROM ${from(node.from, render)}`,
    where(node, render),
    node.groupBy && groupBy(node.groupBy, render),
    node.having && `HAVING ${render.expr(node.having)}`,
    node.qualify && `QUALIFY ${render.expr(node.qualify)}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function where({ where: condition, from: source }: Select, render: Render): string | undefined {
  const { stop } = render.syntax;
  const own = condition && render.expr(condition);
  if (stop === undefined || !recurs(source, render.scope.recursive)) return own && `WHERE ${own}`;
  return `WHERE ${own === undefined ? stop : `(${own}) AND ${stop}`}`;
}

/** Reads a CTE that may read itself, and so may never end. */
const recurs = (source: From | undefined, recursive: ReadonlySet<string>): boolean =>
  source !== undefined && relations(source).some((one) => one.kind === "cte" && recursive.has(one.name));

function groupBy({ keys, sets }: NonNullable<Select["groupBy"]>, render: Render): string {
  const sql = keys.map((key) => render.syntax.groupKey(key, render.expr(key)));
  if (sets) return `GROUP BY GROUPING SETS (${sets.map((set) => `(${set.map((i) => sql[i]).join(", ")})`).join(", ")})`;
  return `GROUP BY ${sql.join(", ") || "()"}`;
}
