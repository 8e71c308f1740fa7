/** CREATE TABLE and CREATE VIEW, with comments for descriptions. */
import type { ColumnDefinition, Statement, TableName } from "@sluice/googlesql/tree";
import { type Column, typeName } from "@sluice/googlesql/types";
import { type Render, unsupported } from "./context.ts";
import { putAside, putBack } from "./dependents.ts";
import { cast, qualified, quote, text } from "./names.ts";
import { declare, isHidden } from "./types.ts";

type CreateTable = Extract<Statement, { kind: "createTable" }>;
type CreateView = Extract<Statement, { kind: "createView" }>;

/** OR REPLACE makes the new table beside the old one, which its query may read and others still do. */
export function createTable(node: CreateTable, render: Render): readonly string[] {
  const replaces = node.orReplace && node.replaces !== undefined && !node.temporary;
  const name = replaces ? beside(node.table) : node.table;
  const before = replaces ? [`DROP TABLE IF EXISTS ${qualified(name)}`] : [];
  const head = `CREATE ${node.temporary ? "TEMP " : ""}TABLE ${node.ifNotExists ? "IF NOT EXISTS " : ""}${qualified(name)}`;
  const create = `${head} (${definitions(node, render).join(", ")})`;
  const fill = node.query && !node.ifNotExists && filled(node, name, render);
  const unless = node.query && node.ifNotExists ? [`${head} AS ${typed(node, render)}`] : undefined;
  const made = unless ?? [create, ...(fill ? [fill] : [])];
  const old = node.temporary && node.orReplace ? [`DROP TABLE IF EXISTS pg_temp.${qualified(name)}`] : [];
  const comments = describing("TABLE", name, node.options.description, node.columns, node.columns);
  return [
    ...before,
    ...old,
    ...made,
    ...(node.ifNotExists ? [] : comments),
    ...(replaces ? takePlace(node, name) : []),
  ];
}

const takePlace = ({ table, replaces }: CreateTable, name: TableName): readonly string[] => [
  putAside(table),
  `DROP ${replaces!.toUpperCase()} ${qualified(table)}`,
  `ALTER TABLE ${qualified(name)} RENAME TO ${quote(table.at(-1)!)}`,
  putBack,
];

/** PostgreSQL cuts names after 63 bytes. */
const beside = (table: TableName): TableName => [...table.slice(0, -1), `_new_${table.at(-1)!.slice(0, 40)}`];

const filled = (node: CreateTable, name: TableName, render: Render): string =>
  `INSERT INTO ${qualified(name)} (${node.columns.map((column) => quote(column.name)).join(", ")}) ${render.query(node.query!)}`;

function typed({ query, columns }: CreateTable | CreateView, render: Render): string {
  const source = query!.columns;
  const outputs: readonly Column[] = columns.length > 0 ? columns : source;
  const items = outputs.map(
    (column, i) => `${cast(`_q.${quote(source[i]!.name)}`, declare(column.type))} AS ${quote(column.name)}`,
  );
  return `SELECT ${items.join(", ")} FROM (${render.query(query!)}) AS _q`;
}

function definitions({ columns, primaryKey }: CreateTable, render: Render): readonly string[] {
  const key = primaryKey ? [`PRIMARY KEY (${primaryKey.map(quote).join(", ")})`] : [];
  return [...columns.map((column) => definition(column, render)), ...key];
}

export function definition(column: ColumnDefinition, render: Render): string {
  const initial = column.default ? ` DEFAULT ${render.expr(column.default)}` : "";
  return `${quote(column.name)} ${declaredAs(column)}${initial}${column.notNull ? " NOT NULL" : ""}`;
}

/** `NUMERIC(p, s)` rounds and refuses as GoogleSQL's does; a text's length is a check. */
function declaredAs({ name, type, parameters: [size, scale = 0] = [] }: ColumnDefinition): string {
  if (size === undefined) return declare(type);
  if (type.kind === "NUMERIC") return `numeric(${size}, ${scale})`;
  if (type.kind === "BIGNUMERIC") throw unsupported("BIGNUMERIC with parameters");
  const length = type.kind === "BYTES" ? "octet_length" : "char_length";
  return `${declare(type)} CHECK (${length}(${quote(name)}) <= ${size})`;
}

/** A view that stands is put aside for one with other columns, and what reads it comes back afterwards. */
export function createView(node: CreateView, render: Render): readonly string[] {
  const columns = node.columns.length > 0 ? node.columns : node.query.columns;
  const create = `CREATE VIEW ${qualified(node.table)} AS ${typed(node, render)}`;
  const replaces = node.orReplace && node.replaces !== undefined;
  const before = replaces ? [putAside(node.table), `DROP ${node.replaces.toUpperCase()} ${qualified(node.table)}`] : [];
  const made = [create, ...describing("VIEW", node.table, node.options.description, node.columns, columns)];
  if (node.ifNotExists) return [unlessThere(node.table, made)];
  return [...before, ...made, ...(replaces ? [putBack] : [])];
}

/** CREATE VIEW has no IF NOT EXISTS. */
const unlessThere = (table: TableName, statements: readonly string[]): string =>
  `DO $do$ BEGIN IF to_regclass(${text(qualified(table))}) IS NULL THEN ${statements.join("; ")}; END IF; END $do$`;

function describing(
  what: "TABLE" | "VIEW",
  table: TableName,
  description: string | undefined,
  definitions: readonly ColumnDefinition[],
  columns: readonly Column[],
): readonly string[] {
  return [
    ...(description === undefined ? [] : [`COMMENT ON ${what} ${qualified(table)} IS ${text(description)}`]),
    ...columns.flatMap((column, i) => commentOnColumn(table, column, definitions[i]?.description)),
  ];
}

/** The first line is the type, where PostgreSQL's own does not tell it. */
export function commentOnColumn(table: TableName, { name, type }: Column, description?: string): readonly string[] {
  const lines = [isHidden(type) ? typeName(type) : undefined, description].filter((line) => line !== undefined);
  if (lines.length === 0) return [];
  return [`COMMENT ON COLUMN ${qualified(table)}.${quote(name)} IS ${text(lines.join("\n"))}`];
}
