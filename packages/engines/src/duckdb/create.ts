/** CREATE TABLE: DuckDB has OR REPLACE, and AS for tables without rules. */
import type { Query } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import { column, selecting } from "../core/build.ts";
import { describing } from "../core/comments.ts";
import type { Render } from "../core/context.ts";
import { type CreateTable, createTable as create, dropping, headOf, pinned } from "../core/create.ts";
import { quote } from "../core/names.ts";

export function createTable(written: CreateTable, render: Render): readonly string[] {
  const node = written.temporary ? undescribed(written) : written;
  if (node.ifNotExists && node.replaces !== undefined) return [];
  const { query, replaces } = node;
  const fresh = { ...node, orReplace: false };
  if (query && isPlain(node) && replaces !== "view") return createAs(query, node, render);
  if (!node.orReplace || !replaces) return create(fresh, render);
  const drop = dropping(replaces, node.table, render);
  if (!query) return [drop, ...create(fresh, render)];
  return [
    `CREATE OR REPLACE TEMP TABLE ${quote(ROWS)} AS ${pinned(query, node.columns, render)}`,
    drop,
    ...create({ ...fresh, query: kept(node.columns) }, render),
    `DROP TABLE temp.${quote(ROWS)}`,
  ];
}

/** DuckDB keeps no comments on temporary tables. */
const undescribed = (node: CreateTable): CreateTable => ({
  ...node,
  options: {},
  columns: node.columns.map(({ name, type, notNull, parameters, default: initial }) => ({
    name,
    type,
    notNull,
    ...(parameters && { parameters }),
    ...(initial && { default: initial }),
  })),
});

/** Nothing that CREATE TABLE AS can't say. */
const isPlain = ({ columns, primaryKey }: CreateTable): boolean =>
  !primaryKey && columns.every((column) => !column.notNull && column.default === undefined && !column.parameters);

function createAs(query: Query, node: CreateTable, render: Render): readonly string[] {
  const replaces = node.orReplace && node.replaces !== undefined;
  const head = headOf(node, node.table, render, replaces ? "CREATE OR REPLACE" : "CREATE");
  return [
    `${head} AS ${pinned(query, node.columns, render)}`,
    ...describing("TABLE", node.table, node, node.columns, render),
  ];
}

const ROWS = "_new_rows";

/** The rows are there before the old table goes, which the query may read. */
function kept(columns: readonly Column[]): Query {
  const items = columns.map(({ name, type }) => ({ name, expr: column(ROWS, name, type) }));
  return selecting({ items, from: { kind: "table", table: ["temp", ROWS], alias: ROWS, columns } });
}
