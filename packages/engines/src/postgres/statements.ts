/** Statements that are other SQL in PostgreSQL. */
import type { Statement } from "@sluice/googlesql/tree";
import type { Render, Statements } from "../core/context.ts";
import { from } from "../core/from.ts";
import { assignments, targetOf } from "../core/rows.ts";
import { statements as core } from "../core/statements.ts";
import { tableName } from "../core/table-name.ts";
import { createTable, createView } from "./create.ts";
import { withoutViews } from "./dependents.ts";
import { merge } from "./merge.ts";

/** With FROM by MERGE, which raises where a row has two matches: UPDATE would take either. */
function update(node: Extract<Statement, { kind: "update" }>, render: Render): readonly string[] {
  if (!node.from) return core.update(node, render);
  const on = `${from(node.from, render)} ON ${render.expr(node.where)}`;
  const set = assignments(node.set, render);
  return [`MERGE INTO ${targetOf(node, render)} USING ${on} WHEN MATCHED THEN UPDATE SET ${set}`];
}

export const statements: Partial<Statements> = {
  createTable,
  createView,
  drop: (node, render) =>
    node.what === "schema" ? core.drop(node, render) : withoutViews(node.table, core.drop(node, render)),
  update,
  truncate: ({ table }, render) => [`TRUNCATE ${tableName(table, render)}`],
  merge,
};
