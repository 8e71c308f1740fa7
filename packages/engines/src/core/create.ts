/** CREATE TABLE and CREATE VIEW. */
import type { ColumnDefinition, Query, Statement, TableName } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import { describing } from "./comments.ts";
import { type Render, unsupported } from "./context.ts";
import { cast, list, quote } from "./names.ts";
import { tableName } from "./table-name.ts";

export type CreateTable = Extract<Statement, { kind: "createTable" }>;
export type CreateView = Extract<Statement, { kind: "createView" }>;

/** OR REPLACE makes the new table beside the old one, which its query may read and others still do. */
export function createTable(node: CreateTable, render: Render): readonly string[] {
  // Its query would fill what stands there.
  if (node.ifNotExists && node.replaces !== undefined) return [];
  const old = node.orReplace ? node.replaces : undefined;
  const name = old ? beside(node.table) : node.table;
  return [
    ...(old ? [`DROP TABLE IF EXISTS ${tableName(name, render)}`] : []),
    `${headOf(node, name, render)} (${definitionsOf(node, render)})${inline(node.options.description, render)}`,
    ...(node.query ? [filling(node.query, node.columns, name, render)] : []),
    ...describing("TABLE", name, node, node.columns, render),
    ...(old ? render.syntax.takePlace(name, node.table, old, render) : []),
  ];
}

/** A name that nobody gives, and no longer than PostgreSQL's 63 bytes. */
function beside(table: TableName): TableName {
  let name = table.at(-1) ?? "";
  while (Buffer.byteLength(name) > 59) name = name.slice(0, -1);
  return [...table.slice(0, -1), `${name}#new`];
}

export const headOf = (
  { temporary, ifNotExists }: CreateTable,
  name: TableName,
  render: Render,
  create = "CREATE",
): string =>
  `${create} ${temporary ? "TEMP " : ""}TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${tableName(name, render)}`;

const definitionsOf = (node: CreateTable, render: Render): string =>
  [...node.columns.map((column) => render.syntax.definition(column, render)), ...render.syntax.constraints(node)].join(
    ", ",
  );

export const primaryKey = ({ primaryKey }: CreateTable): readonly string[] =>
  primaryKey ? [`PRIMARY KEY (${list(primaryKey)})`] : [];

export function definition(column: ColumnDefinition, render: Render): string {
  const initial = column.default ? ` DEFAULT ${render.expr(column.default)}` : "";
  return `${quote(column.name)} ${declaredAs(column, render)}${initial}${column.notNull ? " NOT NULL" : ""}`;
}

/** A DECIMAL rounds to its scale as GoogleSQL's does; a text's length is a check. */
function declaredAs({ name, type, parameters: [size, scale = 0] = [] }: ColumnDefinition, { syntax }: Render): string {
  if (size === undefined) return syntax.declare(type);
  if (type.kind === "NUMERIC") return `DECIMAL(${size},${scale})`;
  if (type.kind === "BIGNUMERIC") throw unsupported("A column of BIGNUMERIC with parameters");
  const length = type.kind === "BYTES" ? "octet_length" : "length";
  return `${syntax.declare(type)} CHECK (${length}(${quote(name)}) <= ${size})`;
}

const filling = (query: Query, columns: readonly Column[], name: TableName, render: Render): string =>
  `INSERT INTO ${tableName(name, render)} (${list(columns.map(({ name }) => name))}) ${render.query(query)}`;

const inline = (description: string | undefined, { syntax }: Render): string =>
  description && syntax.inlineComment ? syntax.inlineComment(description) : "";

/** Drops what had the name, and gives it to what stands beside. */
export const takePlace = (
  fresh: TableName,
  table: TableName,
  old: "table" | "view",
  render: Render,
): readonly string[] => [
  dropping(old, table, render),
  `ALTER TABLE ${tableName(fresh, render)} RENAME TO ${lastOf(table, render)}`,
];

export const dropping = (what: "table" | "view", table: TableName, render: Render): string =>
  `DROP ${what.toUpperCase()} ${tableName(table, render)}`;

/** The name alone: what is renamed stays in its schema. */
export const lastOf = (table: TableName, render: Render): string =>
  render.syntax.schemas ? quote(table.at(-1) ?? "") : tableName(table, render);

export function createView(node: CreateView, render: Render): readonly string[] {
  const columns = node.columns.length > 0 ? node.columns : node.query.columns;
  const names = columns.map((column) => render.syntax.viewColumn(column)).join(", ");
  const head = `CREATE VIEW ${node.ifNotExists ? "IF NOT EXISTS " : ""}${tableName(node.table, render)} (${names})`;
  return [
    ...(node.orReplace && node.replaces ? [dropping(node.replaces, node.table, render)] : []),
    `${head}${inline(node.options.description, render)} AS ${render.query(node.query)}`,
    ...describing("VIEW", node.table, node, columns, render),
  ];
}

/** The query with each column's name and type said once more: a type that drifted would be the table's. */
export function pinned(query: Query, columns: readonly Column[], render: Render): string {
  const outputs = columns.length > 0 ? columns : query.columns;
  const items = outputs.map(({ name, type }, i) => {
    const source = `_q.${quote(query.columns[i]?.name ?? name)}`;
    return `${cast(source, render.syntax.declare(type))} AS ${quote(name)}`;
  });
  return `SELECT ${items.join(", ")} FROM (${render.query(query)}) AS _q`;
}
