/** CREATE and DROP. GoogleSQL's types and descriptions stand in comments, which SQLite keeps. */
import type { ColumnDefinition, Statement, TableName } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { quote, tableName } from "./names.ts";
import { commented, declare } from "./types.ts";

type Of<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;

const described = (description: string | undefined): string =>
  description === undefined || description === ""
    ? ""
    : ` /* ${JSON.stringify(description).replaceAll("*/", "* /")} */`;

export function columnText(column: ColumnDefinition, render: Render): string {
  const { name, type, parameters, notNull, description } = column;
  const isSaid = (description !== undefined || parameters !== undefined) && !declare(type).startsWith("/*");
  const declared = isSaid ? `${commented(type, parameters)} ${declare(type)}` : declare(type, parameters);
  const rule = column.default === undefined ? "" : ` DEFAULT (${render.expr(column.default)})`;
  return `${quote(name)} ${declared}${notNull ? " NOT NULL" : ""}${rule}${described(description)}`;
}

const plain = (column: { name: string; type: ColumnDefinition["type"] }): ColumnDefinition => ({
  ...column,
  notNull: false,
});

/** Written columns, or those of the query. */
function columnsOf(node: Of<"createTable">): readonly ColumnDefinition[] {
  return node.columns.length > 0 ? node.columns : (node.query?.columns ?? []).map(plain);
}

export function createTable(node: Of<"createTable">, render: Render): readonly string[] {
  // Its query would fill what stands there.
  if (node.ifNotExists && node.replaces !== undefined) return [];
  const columns = columnsOf(node);
  const old = node.orReplace ? node.replaces : undefined;
  // Beside the old one, which the query may read; SQLite has no CREATE OR REPLACE.
  const target: TableName = old !== undefined ? [`${node.table.join("__")}#new`] : node.table;
  const head = `CREATE ${node.temporary ? "TEMP " : ""}TABLE ${node.ifNotExists ? "IF NOT EXISTS " : ""}${tableName(target)}`;
  const list = [...columns.map((column) => columnText(column, render)), ...keys(node)].join(", ");
  const filled = node.query === undefined ? [] : [filling(target, columns, node.query, render)];
  const made = [`${head} (${list})${described(node.options.description)}`, ...filled];
  return [...made, ...(old === undefined ? [] : replacing(old, node.table, target)), ...indexes(node)];
}

const list = (names: readonly string[]): string => `(${names.map(quote).join(", ")})`;

function keys({ primaryKey, foreignKeys = [] }: Of<"createTable">): string[] {
  return [
    ...(primaryKey ? [`PRIMARY KEY ${list(primaryKey)}`] : []),
    ...foreignKeys.map(
      ({ columns, table, references }) =>
        `FOREIGN KEY ${list(columns)} REFERENCES ${tableName(table)}${references.length > 0 ? ` ${list(references)}` : ""}`,
    ),
  ];
}

/** SQLite makes none for foreign keys. */
const indexes = ({ table, foreignKeys = [] }: Of<"createTable">): string[] =>
  foreignKeys.map(({ columns }) => {
    const name = quote(`${table.join("__")}__${columns.join("_")}`);
    return `CREATE INDEX ${name} ON ${tableName(table)} (${columns.map(quote).join(", ")})`;
  });

const filling = (
  table: TableName,
  columns: readonly ColumnDefinition[],
  query: NonNullable<Of<"createTable">["query"]>,
  render: Render,
): string =>
  `INSERT INTO ${tableName(table)} (${columns.map(({ name }) => quote(name)).join(", ")}) ${render.query(query)}`;

/** The legacy rename leaves views that read the table alone. */
const replacing = (old: "table" | "view", table: TableName, fresh: TableName): readonly string[] => [
  `DROP ${old.toUpperCase()} ${tableName(table)}`,
  "PRAGMA legacy_alter_table = ON",
  `ALTER TABLE ${tableName(fresh)} RENAME TO ${tableName(table)}`,
  "PRAGMA legacy_alter_table = OFF",
];

export function createView(node: Of<"createView">, render: Render): readonly string[] {
  const columns = node.columns.length > 0 ? node.columns : node.query.columns.map(plain);
  const list = columns.map(
    ({ name, type, description }) => `${quote(name)} ${commented(type)}${described(description)}`,
  );
  const drops =
    node.orReplace && node.replaces !== undefined
      ? [`DROP ${node.replaces.toUpperCase()} ${tableName(node.table)}`]
      : [];
  const head = `CREATE VIEW ${node.ifNotExists ? "IF NOT EXISTS " : ""}${tableName(node.table)} (${list.join(", ")})`;
  return [...drops, `${head}${described(node.options.description)} AS ${render.query(node.query)}`];
}

export function drop(node: Of<"drop">): readonly string[] {
  if (node.what === "schema") return [];
  return [`DROP ${node.what.toUpperCase()} ${node.ifExists ? "IF EXISTS " : ""}${tableName(node.table)}`];
}
