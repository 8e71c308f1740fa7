/** CREATE TABLE, VIEW, SCHEMA. */
import type * as ast from "../../ast/index.ts";
import type { ColumnDefinition, Statement } from "../../tree/index.ts";
import type { Env, Resolved } from "../context.ts";
import { renameColumns } from "../rename-columns.ts";
import { columnsAs } from "../query/columns-as.ts";
import { narrowedRows } from "../narrow.ts";
import { invalid } from "../refuse.ts";
import { ownName, partsOf, spanOf, tableAt } from "../tables.ts";
import { definition, descriptionOf, tableOptions } from "./definition.ts";
import { shown } from "./query.ts";

type Create<K extends ast.Create["kind"]> = Extract<ast.Create, { kind: K }>;

export function createTable(node: Create<"createTable">, env: Env): Statement {
  const resolved = node.query && named(shown(env.context.query(node.query, env), env), node.columns, node);
  const columns = resolved ? columnsOfQuery(node, resolved, env) : columnsWritten(node, env);
  if (columns.length === 0) invalid("CREATE TABLE needs columns", node);
  const primaryKey = node.primaryKey?.map((name) => name.name) ?? keyOfColumns(node);
  const types = columns.map((column) => column.type);
  const query = resolved && narrowedRows(columnsAs(resolved, types, env), columns, env).query;
  return {
    ...common(node, env),
    kind: "createTable",
    temporary: node.temporary,
    columns,
    ...(primaryKey && { primaryKey }),
    ...(node.foreignKeys?.length && { foreignKeys: node.foreignKeys.map((key) => foreignKey(key, env)) }),
    ...(query && { query }),
    ...copied(node, env),
    options: tableOptions(node.options),
  };
}

const foreignKey = ({ columns, path, references }: ast.ForeignKey, env: Env) => ({
  columns: columns.map(({ name }) => name),
  table: env.context.catalog.nameOf(partsOf(path)),
  references: references.map(({ name }) => name),
});

function common(node: ast.Create, env: Env) {
  const stands = node.orReplace || node.ifNotExists;
  const replaces = stands ? env.context.catalog.table(partsOf(node.path))?.type : undefined;
  const { orReplace, ifNotExists } = node;
  return {
    table: env.context.catalog.nameOf(partsOf(node.path)),
    orReplace,
    ifNotExists,
    ...(replaces && { replaces }),
  };
}

function keyOfColumns(node: Create<"createTable">): readonly string[] | undefined {
  const keys = node.columns.filter((column) => column.primaryKey).map((column) => column.name.name);
  return keys.length > 0 ? keys : undefined;
}

function columnsWritten(node: Create<"createTable">, env: Env): readonly ColumnDefinition[] {
  const path = node.like ?? node.copy;
  if (!path) return node.columns.map((column) => withEmptyArray(definition(column, env)));
  return tableAt(path, env.context).columns.map((column) => ({ ...column, notNull: false }));
}

/** What INSERT leaves out. */
function withEmptyArray(column: ColumnDefinition): ColumnDefinition {
  if (column.type.kind !== "ARRAY" || column.default) return column;
  return { ...column, default: { kind: "array", items: [], type: column.type } };
}

/** COPY and CLONE take the rows too. */
function copied(node: Create<"createTable">, env: Env) {
  if (!node.copy) return {};
  const { start, end } = spanOf(node.copy);
  const from = { kind: "table", path: node.copy, start, end } as const;
  const whole = {
    kind: "query",
    recursive: false,
    ctes: [],
    body: { kind: "from", from, start, end },
    orderBy: [],
    pipes: [],
    start,
    end,
  } as const;
  return { query: env.context.query(whole, env).query };
}

/** Every column of a stored query has a name of its own; a column list gives them. */
export function named(resolved: Resolved, list: readonly ast.ColumnDefinition[], node: ast.Create): Resolved {
  if (list.length > 0)
    return renamed(
      resolved,
      list.map((column) => column.name.name),
      node,
    );
  const seen = new Set<string>();
  for (const [i, { name }] of resolved.columns.entries()) {
    if (name === undefined)
      return invalid(`column ${i + 1} of ${spanName(node)} has no name: give it one with AS`, node);
    if (seen.has(name.toLowerCase())) return invalid(`${spanName(node)} would have two columns "${name}"`, node);
    seen.add(name.toLowerCase());
  }
  return resolved;
}

const spanName = (node: ast.Create) => partsOf(node.path).join(".");

function renamed(resolved: Resolved, names: readonly string[], node: ast.Create): Resolved {
  if (names.length !== resolved.columns.length) {
    return invalid(`${spanName(node)} names ${names.length} columns, its query has ${resolved.columns.length}`, node);
  }
  return renameColumns(resolved, names);
}

function columnsOfQuery(node: Create<"createTable">, resolved: Resolved, env: Env): ColumnDefinition[] {
  return resolved.columns.map((column, i) => {
    const written = node.columns[i];
    const name = column.name ?? column.emitted;
    return written?.type
      ? definition(written, env)
      : { ...described(written), name, type: column.type, notNull: written?.notNull ?? false };
  });
}

function described(written: ast.ColumnDefinition | undefined) {
  const description = written && descriptionOf(written.options);
  return description === undefined ? {} : { description };
}

export function createView(node: Create<"createView">, env: Env): Statement {
  const resolved = named(shown(env.context.query(node.query, env), env), node.columns, node);
  const columns = resolved.columns.map((column, i) => ({
    ...described(node.columns[i]),
    name: column.name ?? column.emitted,
    type: column.type,
    notNull: false,
  }));
  return {
    ...common(node, env),
    kind: "createView",
    columns,
    query: resolved.query,
    options: tableOptions(node.options),
  };
}

export function createSchema(node: Create<"createSchema">): Statement {
  return { kind: "createSchema", schema: ownName(node.path), ifNotExists: node.ifNotExists || node.orReplace };
}
