/** CREATE TABLE and CREATE VIEW, with comments for descriptions. */
import type { ColumnDefinition, Query, Statement, TableName } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import { type Render, unsupported } from "./context.ts";
import { cast, qualified, quote, text } from "./names.ts";
import { declare } from "./types.ts";

type CreateTable = Extract<Statement, { kind: "createTable" }>;
type CreateView = Extract<Statement, { kind: "createView" }>;

export function createTable(node: CreateTable, render: Render): readonly string[] {
  // Its query would fill what stands there.
  if (node.ifNotExists && node.replaces !== undefined) return [];
  const name = qualified(node.table);
  const head = (create: string) =>
    `${create} ${node.temporary ? "TEMP " : ""}TABLE ${node.ifNotExists ? "IF NOT EXISTS " : ""}${name}`;
  const comments = node.temporary ? [] : describing("TABLE", node.table, node.options.description, node.columns);
  const replaces = node.orReplace && node.replaces !== undefined;
  if (node.query && isPlain(node) && node.replaces !== "view") {
    const create = replaces ? "CREATE OR REPLACE" : "CREATE";
    return [`${head(create)} AS ${typed(node.query, node.columns, render)}`, ...comments];
  }
  const create = [...replacing(node), `${head("CREATE")} (${definitions(node, render).join(", ")})`];
  if (!node.query) return [...create, ...comments];
  const made = replaces
    ? keeping(node.query, node.columns, create, name, render)
    : [...create, `INSERT INTO ${name} ${render.query(node.query)}`];
  return [...made, ...comments];
}

/** The rows are there before the old table goes, which the query may read. */
function keeping(
  query: Query,
  columns: readonly Column[],
  create: readonly string[],
  name: string,
  render: Render,
): readonly string[] {
  const rows = `temp.${quote("_new_rows")}`;
  return [
    `CREATE OR REPLACE TEMP TABLE ${quote("_new_rows")} AS ${typed(query, columns, render)}`,
    ...create,
    `INSERT INTO ${name} SELECT * FROM ${rows}`,
    `DROP TABLE ${rows}`,
  ];
}

/** Nothing that CREATE TABLE AS can't say. */
const isPlain = ({ columns, primaryKey }: CreateTable): boolean =>
  !primaryKey && columns.every((column) => !column.notNull && column.default === undefined && !column.parameters);

function definitions({ columns, primaryKey }: CreateTable, render: Render): readonly string[] {
  const key = primaryKey ? [`PRIMARY KEY (${primaryKey.map(quote).join(", ")})`] : [];
  return [...columns.map((column) => definition(column, render)), ...key];
}

export function definition(column: ColumnDefinition, render: Render): string {
  const initial = column.default ? ` DEFAULT ${render.expr(column.default)}` : "";
  return `${quote(column.name)} ${declaredAs(column)}${initial}${column.notNull ? " NOT NULL" : ""}`;
}

/** DuckDB rounds to a DECIMAL's scale as GoogleSQL does, and a text's length is a rule of the column's. */
function declaredAs({ name, type, parameters: [size, scale = 0] = [] }: ColumnDefinition): string {
  if (size === undefined) return declare(type);
  if (type.kind === "NUMERIC") return `DECIMAL(${size},${scale})`;
  if (type.kind === "BIGNUMERIC") throw unsupported("A column of a parameterised BIGNUMERIC");
  const length = type.kind === "BYTES" ? "octet_length" : "length";
  return `${declare(type)} CHECK (${length}(${quote(name)}) <= ${size})`;
}

/** What stands in the way of OR REPLACE, whichever it is. */
function replacing({ table, orReplace, replaces }: CreateTable | CreateView): readonly string[] {
  return orReplace && replaces ? [`DROP ${replaces.toUpperCase()} IF EXISTS ${qualified(table)}`] : [];
}

/** The query with each column's name and type said once more: a type that drifted would be the table's. */
function typed(query: Query, columns: readonly Column[], render: Render): string {
  const names = query.columns.map((column) => quote(column.name));
  const items = columns.map((column, i) => `${cast(`_q.${names[i]}`, declare(column.type))} AS ${quote(column.name)}`);
  return `SELECT ${items.join(", ")} FROM (${render.query(query)}) AS _q`;
}

export function createView(node: CreateView, render: Render): readonly string[] {
  const columns = node.columns.length > 0 ? node.columns : node.query.columns;
  const names = columns.map(({ name }) => quote(name)).join(", ");
  const head = `CREATE VIEW ${node.ifNotExists ? "IF NOT EXISTS " : ""}${qualified(node.table)} (${names})`;
  return [
    ...replacing(node),
    `${head} AS ${render.query(node.query)}`,
    ...describing("VIEW", node.table, node.options.description, []),
  ];
}

function describing(
  what: "TABLE" | "VIEW",
  table: TableName,
  description: string | undefined,
  columns: readonly ColumnDefinition[],
): readonly string[] {
  const described = columns.filter((column) => column.description !== undefined);
  return [
    ...(description === undefined ? [] : [`COMMENT ON ${what} ${qualified(table)} IS ${text(description)}`]),
    ...described.map((column) => commentOnColumn(table, column.name, column.description!)),
  ];
}

export const commentOnColumn = (table: TableName, column: string, description: string): string =>
  `COMMENT ON COLUMN ${qualified(table)}.${quote(column)} IS ${text(description)}`;
