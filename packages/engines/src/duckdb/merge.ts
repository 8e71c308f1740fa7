/** MERGE INTO: DuckDB has it, clause by clause as GoogleSQL. */
import type { Column } from "@sluice/googlesql/types";
import type { MergeWhen, Statement } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { from } from "../core/from.ts";
import { matchedOnce } from "./matched-once.ts";
import { qualified, quote } from "./names.ts";

export function merge(node: Extract<Statement, { kind: "merge" }>, render: Render): readonly string[] {
  const whens = node.whens.map((item) => when(item, node.columns, render));
  const head = `MERGE INTO ${qualified(node.table)} AS ${quote(node.alias)} USING ${from(node.source, render)}`;
  return [...check(node, render), `${head} ON ${render.expr(node.on)} ${whens.join(" ")}`];
}

/** Only rows that a clause changes must match once. */
function check(node: Extract<Statement, { kind: "merge" }>, render: Render): readonly string[] {
  const matched = node.whens.filter((item) => item.matched === "MATCHED");
  if (matched.length === 0) return [];
  const conditions = matched.map(({ condition }) => (condition ? render.expr(condition) : "TRUE"));
  return [matchedOnce({ ...node, where: `(${render.expr(node.on)}) AND (${conditions.join(" OR ")})` }, render)];
}

function when({ matched, condition, action }: MergeWhen, columns: readonly Column[], render: Render): string {
  const also = condition ? ` AND ${render.expr(condition)}` : "";
  return `WHEN ${matched}${also} THEN ${act(action, columns, render)}`;
}

function act(action: MergeWhen["action"], columns: readonly Column[], render: Render): string {
  if (action.kind === "delete") return "DELETE";
  if (action.kind === "update")
    return `UPDATE SET ${action.set.map(({ column, value }) => `${quote(column)} = ${render.expr(value)}`).join(", ")}`;
  const names = action.columns.length > 0 ? action.columns : columns.map((column) => column.name);
  return `INSERT (${names.map(quote).join(", ")}) VALUES (${action.values.map((value) => render.expr(value)).join(", ")})`;
}
