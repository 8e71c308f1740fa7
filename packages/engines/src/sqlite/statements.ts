/** One GoogleSQL statement as SQLite's own, in order. */
import type { Statement } from "@sluice/googlesql/tree";
import { alter } from "./alter.ts";
import type { Render } from "./context.ts";
import { createTable, createView, drop } from "./create.ts";
import { deleteFrom, insert, update } from "./dml.ts";
import { merge } from "./merge.ts";
import { tableName } from "./names.ts";

export function statement(node: Statement, render: Render): readonly string[] {
  switch (node.kind) {
    case "query":
      return [render.query(node.query)];
    case "createTable":
      return createTable(node, render);
    case "createView":
      return createView(node, render);
    case "createSchema":
      return [];
    case "drop":
      return drop(node);
    case "insert":
      return insert(node, render);
    case "update":
      return update(node, render);
    case "delete":
      return deleteFrom(node, render);
    case "truncate":
      return [`DELETE FROM ${tableName(node.table)}`];
    case "merge":
      return merge(node, render);
    case "alterTable":
      return alter(node, render);
  }
}
