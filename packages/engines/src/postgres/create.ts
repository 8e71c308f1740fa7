/** CREATE TABLE and CREATE VIEW under views, which hold on to what they read. */
import type { TableName } from "@sluice/googlesql/tree";
import { type Column, typeName } from "@sluice/googlesql/types";
import { describing } from "../core/comments.ts";
import type { Commented, Render } from "../core/context.ts";
import * as core from "../core/create.ts";
import { tableName } from "../core/table-name.ts";
import { withoutViews } from "./dependents.ts";
import { text } from "./names.ts";
import { isHidden } from "./types.ts";

export function createTable(node: core.CreateTable, render: Render): readonly string[] {
  const { query, columns, table } = node;
  // One that another session makes meanwhile is not filled.
  if (node.ifNotExists && query && node.replaces === undefined)
    return [
      `${core.headOf(node, table, render)} AS ${core.pinned(query, columns, render)}`,
      ...describing("TABLE", table, node, columns, render),
    ];
  if (!node.temporary || !node.orReplace) return core.createTable(node, render);
  const old = `DROP TABLE IF EXISTS pg_temp.${tableName(table, render)}`;
  return [old, ...core.createTable({ ...node, orReplace: false }, render)];
}

export const takePlace = (
  fresh: TableName,
  table: TableName,
  old: "table" | "view",
  render: Render,
): readonly string[] => withoutViews(table, core.takePlace(fresh, table, old, render));

/** A view that stands is put aside for one with other columns, and what reads it comes back afterwards. */
export function createView(node: core.CreateView, render: Render): readonly string[] {
  const columns = node.columns.length > 0 ? node.columns : node.query.columns;
  const made = [
    `CREATE VIEW ${tableName(node.table, render)} AS ${core.pinned(node.query, columns, render)}`,
    ...describing("VIEW", node.table, node, columns, render),
  ];
  if (node.ifNotExists) return [unlessThere(node.table, made, render)];
  if (!node.orReplace || !node.replaces) return made;
  return withoutViews(node.table, [core.dropping(node.replaces, node.table, render), ...made]);
}

/** CREATE VIEW has no IF NOT EXISTS. */
const unlessThere = (table: TableName, statements: readonly string[], render: Render): string =>
  `DO $do$ BEGIN IF to_regclass(${text(tableName(table, render))}) IS NULL THEN ${statements.join("; ")}; END IF; END $do$`;

/** The first line is the type, where PostgreSQL's own does not tell it. */
export function columnComment(_: Commented, { type }: Column, description: string | undefined): string | undefined {
  const lines = [isHidden(type) ? typeName(type) : undefined, description].filter((line) => line !== undefined);
  return lines.length > 0 ? lines.join("\n") : undefined;
}
