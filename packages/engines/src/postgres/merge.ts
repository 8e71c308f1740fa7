/**
 * MERGE. PostgreSQL has it but for BY SOURCE: those rows are found beforehand by their place (ctid), and changed in the same statement,
 * which sees the table as it was. The other clauses never touch them.
 */
import type { MergeWhen } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { from } from "../core/from.ts";
import { type Merge, when } from "../core/merge.ts";
import { quote } from "../core/names.ts";
import { assignments, targetOf } from "../core/rows.ts";

export function merge(node: Merge, render: Render): readonly string[] {
  const bySource = node.whens.filter(({ matched }) => matched === "NOT MATCHED BY SOURCE");
  const others = node.whens.filter((item) => !bySource.includes(item));
  const ctes =
    bySource.length > 0
      ? [unmatched(node, bySource, render), ...bySource.map((item, i) => change(node, item, i, render))]
      : [];
  const last = others.length > 0 ? undefined : ctes.pop();
  const head = ctes.length > 0 ? `WITH ${ctes.map(({ name, sql }) => `${name} AS (${sql})`).join(", ")} ` : "";
  if (last) return [`${head}${last.sql}`];
  const whens = others.map((item) => when(item, node.columns, render)).join(" ");
  const using = `${from(node.source, render)} ON ${render.expr(node.on)}`;
  return [`${head}MERGE INTO ${targetOf(node, render)} USING ${using} ${whens}`];
}

interface Cte {
  readonly name: string;
  readonly sql: string;
}

/** The rows without a match, each with the number of the clause that is its own. */
function unmatched(node: Merge, whens: readonly MergeWhen[], render: Render): Cte {
  const arms = whens.map(({ condition }, i) => `WHEN ${condition ? render.expr(condition) : "true"} THEN ${i}`);
  const alone = `NOT EXISTS (SELECT 1 FROM ${from(node.source, render)} WHERE ${render.expr(node.on)})`;
  const place = `${quote(node.alias)}.ctid AS _place, CASE ${arms.join(" ")} END AS _arm`;
  return { name: "_left", sql: `SELECT ${place} FROM ${targetOf(node, render)} WHERE ${alone}` };
}

function change(node: Merge, { action }: MergeWhen, i: number, render: Render): Cte {
  const target = targetOf(node, render);
  const own = `_left._place = ${quote(node.alias)}.ctid AND _left._arm = ${i}`;
  const sql =
    action.kind === "update"
      ? `UPDATE ${target} SET ${assignments(action.set, render)} FROM _left WHERE ${own}`
      : `DELETE FROM ${target} USING _left WHERE ${own}`;
  return { name: `_arm${i}`, sql };
}
