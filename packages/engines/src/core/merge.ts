/** MERGE, clause by clause as GoogleSQL has it. */
import type { Expr, MergeWhen, Statement } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { from } from "./from.ts";
import { list } from "./names.ts";
import { assignments, matchedOnce, targetOf } from "./rows.ts";
import { inside } from "./scope.ts";

export type Merge = Extract<Statement, { kind: "merge" }>;

export function merge(node: Merge, outer: Render): readonly string[] {
  const render = inside(node.source, outer);
  const whens = node.whens.map((item) => when(item, node.columns, render));
  const source = from(node.source, render);
  const on = render.expr(node.on);
  return [
    ...check(node, source, on, render),
    `MERGE INTO ${targetOf(node, render)} USING ${source} ON ${on} ${whens.join(" ")}`,
  ];
}

/** Only rows that a clause changes must match once. */
function check(node: Merge, source: string, on: string, render: Render): readonly string[] {
  const matched = node.whens.filter((item) => item.matched === "MATCHED");
  if (matched.length === 0) return [];
  const conditions = matched.map(({ condition }) => conditionOf(condition, render));
  const where = `(${on}) AND (${conditions.join(" OR ")})`;
  return [matchedOnce(`${targetOf(node, render)}, ${source} WHERE ${where}`, node, render)];
}

export const conditionOf = (condition: Expr | undefined, render: Render): string =>
  condition ? render.expr(condition) : "TRUE";

export function when({ matched, condition, action }: MergeWhen, columns: readonly Column[], render: Render): string {
  const side = matched === "NOT MATCHED BY TARGET" ? "NOT MATCHED" : matched;
  return `WHEN ${side}${condition ? ` AND ${render.expr(condition)}` : ""} THEN ${act(action, columns, render)}`;
}

function act(action: MergeWhen["action"], columns: readonly Column[], render: Render): string {
  if (action.kind === "delete") return "DELETE";
  if (action.kind === "update") return `UPDATE SET ${assignments(action.set, render)}`;
  return `INSERT (${list(insertedInto(action, columns))}) VALUES (${action.values.map((value) => render.expr(value)).join(", ")})`;
}

type Insert = Extract<MergeWhen["action"], { kind: "insert" }>;

/** INSERT ROW and INSERT without columns are of all of the table's. */
export const insertedInto = (action: Insert, columns: readonly Column[]): readonly string[] =>
  action.columns.length > 0 ? action.columns : columns.map(({ name }) => name);
