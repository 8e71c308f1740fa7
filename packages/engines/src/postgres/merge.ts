/**
 * MERGE. PostgreSQL has it but for BY SOURCE: those rows are found beforehand by their place (ctid), and changed in the same statement,
 * which sees the table as it was. The other clauses never touch them.
 */
import type { Expr, MergeWhen, Statement } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { from } from "../core/from.ts";
import { qualified, quote } from "./names.ts";

type Merge = Extract<Statement, { kind: "merge" }>;

export function merge(node: Merge, render: Render): string {
  const bySource = node.whens.filter(({ matched }) => matched === "NOT MATCHED BY SOURCE");
  const others = node.whens.filter((item) => !bySource.includes(item));
  const target = `${qualified(node.table)} AS ${quote(node.alias)}`;
  const ctes =
    bySource.length > 0 ? [left(node, bySource, render), ...bySource.map((item, i) => arm(node, item, i, render))] : [];
  const last = others.length > 0 ? undefined : ctes.pop();
  const head = ctes.length > 0 ? `WITH ${ctes.map(({ name, sql }) => `${name} AS (${sql})`).join(", ")} ` : "";
  if (last) return `${head}${last.sql}`;
  const whens = others.map((item) => when(item, node, render)).join(" ");
  return `${head}MERGE INTO ${target} USING ${from(node.source, render)} ON ${render.expr(node.on)} ${whens}`;
}

interface Cte {
  readonly name: string;
  readonly sql: string;
}

/** The rows without a match, each with the number of the clause that is its own. */
function left(node: Merge, whens: readonly MergeWhen[], render: Render): Cte {
  const arms = whens.map(({ condition }, i) => `WHEN ${condition ? render.expr(condition) : "true"} THEN ${i}`);
  const unmatched = `NOT EXISTS (SELECT 1 FROM ${from(node.source, render)} WHERE ${render.expr(node.on)})`;
  const place = `${quote(node.alias)}.ctid AS _place, CASE ${arms.join(" ")} END AS _arm`;
  return {
    name: "_left",
    sql: `SELECT ${place} FROM ${qualified(node.table)} AS ${quote(node.alias)} WHERE ${unmatched}`,
  };
}

function arm(node: Merge, { action }: MergeWhen, i: number, render: Render): Cte {
  const target = `${qualified(node.table)} AS ${quote(node.alias)}`;
  const own = `_left._place = ${quote(node.alias)}.ctid AND _left._arm = ${i}`;
  const sql =
    action.kind === "update"
      ? `UPDATE ${target} SET ${assignments(action.set, render)} FROM _left WHERE ${own}`
      : `DELETE FROM ${target} USING _left WHERE ${own}`;
  return { name: `_arm${i}`, sql };
}

const assignments = (set: readonly { column: string; value: Expr }[], render: Render): string =>
  set.map(({ column, value }) => `${quote(column)} = ${render.expr(value)}`).join(", ");

function when({ matched, condition, action }: MergeWhen, node: Merge, render: Render): string {
  const also = condition ? ` AND ${render.expr(condition)}` : "";
  const side = matched === "MATCHED" ? "MATCHED" : "NOT MATCHED";
  return `WHEN ${side}${also} THEN ${act(action, node, render)}`;
}

function act(action: MergeWhen["action"], { columns }: Merge, render: Render): string {
  if (action.kind === "delete") return "DELETE";
  if (action.kind === "update") return `UPDATE SET ${assignments(action.set, render)}`;
  const names = action.columns.length > 0 ? action.columns : columns.map((column) => column.name);
  const values = action.values.map((value) => render.expr(value)).join(", ");
  return `INSERT (${names.map(quote).join(", ")}) VALUES (${values})`;
}
