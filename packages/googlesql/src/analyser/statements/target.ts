/** The table that a statement writes: its columns, and their names in sight. */
import type * as ast from "../../ast/index.ts";
import type { Table } from "../../catalog.ts";
import type { Expr } from "../../tree/index.ts";
import { type Column, typeName } from "../../types.ts";
import { coerce } from "../coerce.ts";
import type { Env, Source } from "../context.ts";
import { columnOf, relation } from "../from/relation.ts";
import { narrowed } from "../narrow.ts";
import { invalid, unsupported } from "../refuse.ts";
import { didYouMean } from "../suggest.ts";
import { ownName, partsOf, tableAt } from "../tables.ts";
import { nth } from "../../lists.ts";

export interface Target extends Source {
  readonly table: Table;
  readonly alias: string;
}

export function target(path: ast.Path, alias: ast.Identifier | undefined, env: Env): Target {
  const table = tableAt(path, env.context);
  if (table.type === "view") return invalid(`"${partsOf(path).join(".")}" is a view: it cannot be written`, path[0]);
  refuseReadOnly(table.columns, path[0]);
  const name = alias?.name ?? ownName(path);
  const unique = env.context.alias(name);
  const from = { kind: "table", table: table.name, alias: unique, columns: table.columns } as const;
  const columns = table.columns.map((column) => ({ emitted: column.name, name: column.name, type: column.type }));
  return { ...relation(from, name, columns), table, alias: unique };
}

function refuseReadOnly(columns: readonly Column[], span: ast.Span): void {
  const found = columns.find(({ readOnly }) => readOnly);
  if (found) unsupported(`Changing column "${found.name}", whose type in the table is none that GoogleSQL has,`, span);
}

export function columnNamed(name: ast.Identifier, table: Table): Column {
  const found = table.columns.find((column) => column.name.toLowerCase() === name.name.toLowerCase());
  if (found) return found;
  const names = table.columns.map((column) => column.name);
  return invalid(`column "${name.name}" is not in ${table.name.join(".")}${didYouMean(name.name, names)}`, name);
}

/** A value for a column. What a column's default is, only the engine knows: INSERT leaves such a column out. */
export function valueFor(column: Column, node: ast.Expression, env: Env): Expr {
  if (node.kind === "default") return unsupported("DEFAULT in this place", node);
  const value = coerce(env.context.expression(node, env), column.type, node, `a value for column "${column.name}"`);
  return narrowed(value, column);
}

interface Assignment {
  readonly column: string;
  readonly value: Expr;
}

/** `SET a = 1, s.b = 2, s.c = 3`: fields of one STRUCT go into one new STRUCT. */
export function assignments(
  set: readonly { target: ast.Path; value: ast.Expression }[],
  at: Target,
  env: Env,
): readonly Assignment[] {
  const made = new Map<string, Expr>();
  const whole = new Set<string>();
  for (const { target: written, value } of set) {
    const [first, ...fields] = withoutAlias(written, at);
    const column = columnNamed(first, at.table);
    if (whole.has(column.name) || (fields.length === 0 && made.has(column.name))) {
      invalid(`column "${column.name}" is set twice`, first);
    }
    if (fields.length === 0) whole.add(column.name);
    const base = made.get(column.name) ?? columnOf(at.alias, column.name, column.type);
    made.set(column.name, fields.length > 0 ? changed(base, fields, value, env) : valueFor(column, value, env));
  }
  return [...made].map(([column, value]) => ({ column, value }));
}

function withoutAlias(path: ast.Path, at: Target): ast.Path {
  const [alias, first, ...rest] = path;
  const isAlias = first && at.ranges[0]?.name.toLowerCase() === alias.name.toLowerCase();
  return isAlias ? [first, ...rest] : path;
}

/** The STRUCT with one field changed. */
function changed(base: Expr, path: readonly ast.Identifier[], value: ast.Expression, env: Env): Expr {
  const [name, ...rest] = path;
  const { type } = base;
  if (!name) return valueFor({ name: "the field", type }, value, env);
  if (type.kind !== "STRUCT") return invalid(`"${name.name}" is no field of a value of type ${type.kind}`, name);
  const index = type.fields.findIndex((field) => field.name?.toLowerCase() === name.name.toLowerCase());
  if (index < 0) return invalid(`field "${name.name}" is not in ${typeName(type)}`, name);
  const fields = type.fields.map((field, i): Expr => {
    const own: Expr =
      base.kind === "struct" ? nth(base.fields, i) : { kind: "field", base, index: i, type: field.type };
    return i === index ? changed(own, rest, value, env) : own;
  });
  return { kind: "struct", fields, type };
}

/** The columns of INSERT (a, b), or all. */
export function columnsNamed(names: readonly ast.Identifier[], table: Table, span: ast.Span): readonly Column[] {
  const columns = names.length === 0 ? table.columns : distinct(names, table);
  refuseReadOnly(columns, span);
  return columns;
}

function distinct(names: readonly ast.Identifier[], table: Table): readonly Column[] {
  const columns = names.map((name) => columnNamed(name, table));
  for (const [i, column] of columns.entries())
    if (columns.indexOf(column) !== i) invalid(`column "${column.name}" is named twice`, names[i]);
  return columns;
}
