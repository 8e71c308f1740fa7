import type { AlterAction, Statement } from "@sluice/googlesql/tree";
import { columnText } from "./create.ts";
import { type Render, unsupported } from "./context.ts";
import { quote, tableName } from "./names.ts";

export const alter = (node: Extract<Statement, { kind: "alterTable" }>, render: Render): readonly string[] =>
  node.actions.flatMap((action) => altered(`ALTER TABLE ${tableName(node.table)}`, action, render));

function altered(head: string, action: AlterAction, render: Render): readonly string[] {
  switch (action.kind) {
    case "addColumn":
      return [`${head} ADD COLUMN ${columnText(action.column, render)}`];
    case "dropColumn":
      return [`${head} DROP COLUMN ${quote(action.name)}`];
    case "renameColumn":
      return [`${head} RENAME COLUMN ${quote(action.from)} TO ${quote(action.to)}`];
    case "renameTo":
      return [`${head} RENAME TO ${tableName(action.table)}`];
    // SQLite keeps descriptions in the text of CREATE alone.
    case "describe":
      return [];
    default:
      throw unsupported(`ALTER TABLE … ${action.kind}`);
  }
}
