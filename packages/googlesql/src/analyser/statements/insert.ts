/** INSERT: values and rows, each brought to the type of its column. */
import type * as ast from "../../ast/index.ts";
import { canCoerce } from "../../coercion/index.ts";
import type { Query, Statement } from "../../tree/index.ts";
import { type Column, sameType, typeName } from "../../types.ts";
import { type Env, plain, type Resolved, within } from "../context.ts";
import { narrowedRows } from "../narrow.ts";
import { operandOf } from "../operand.ts";
import { columnsAs } from "../query/columns-as.ts";
import { invalid } from "../refuse.ts";
import { emptyScope } from "../scope.ts";
import { tableAt } from "../tables.ts";
import { columnsNamed, valueFor } from "./target.ts";
import { shown } from "./query.ts";
import { nth, zip } from "../../lists.ts";

type Insert = Extract<ast.Dml, { kind: "insert" }>;

export function insert(node: Insert, env: Env): Statement {
  const table = tableAt(node.path, env.context);
  if (table.type === "view") return invalid(`"${table.name.join(".")}" is a view: it cannot be written`, node);
  const columns = columnsNamed(node.columns, table, node);
  const { name } = table;
  if ("kind" in node.source)
    return { kind: "insert", table: name, columns, query: fromQuery(node.source, columns, env) };
  const given = withoutDefaults(columns, node.source);
  const query = fromValues(given.rows, given.columns, node, env);
  return { kind: "insert", table: name, columns: given.columns, query };
}

type Rows = readonly (readonly ast.Expression[])[];

/** A column that is DEFAULT in every row is left to the engine. */
function withoutDefaults(columns: readonly Column[], rows: Rows): { columns: readonly Column[]; rows: Rows } {
  const isGiven = columns.map((_, i) => !rows.every((row) => row[i]?.kind === "default"));
  if (!isGiven.includes(false) || !isGiven.includes(true)) return { columns, rows };
  const kept = (_: unknown, i: number) => isGiven[i] ?? true;
  return { columns: columns.filter(kept), rows: rows.map((row) => row.filter(kept)) };
}

function fromQuery(source: ast.Query, columns: readonly Column[], env: Env): Query {
  const resolved = shown(env.context.query(source, env), env);
  if (resolved.columns.length !== columns.length) {
    return invalid(`INSERT into ${columns.length} columns from a query of ${resolved.columns.length}`, source);
  }
  for (const [i, column] of columns.entries()) checkColumn(resolved, i, column, source);
  const types = columns.map((column) => column.type);
  return narrowedRows(columnsAs(resolved, types, env), columns, env).query;
}

function checkColumn(resolved: Resolved, i: number, column: Column, span: ast.Span): void {
  const { type } = nth(resolved.columns, i);
  const { body } = resolved.query;
  const operand = body.kind === "select" ? operandOf(nth(body.items, i).expr) : { type };
  if (sameType(type, column.type) || canCoerce(operand, column.type)) return;
  invalid(`column "${column.name}" takes ${typeName(column.type)}, the query gives ${typeName(type)}`, span);
}

function fromValues(rows: Rows, columns: readonly Column[], node: Insert, env: Env): Query {
  const here = within(env, emptyScope, plain("VALUES"));
  const queries = rows.map((row) => rowQuery(row, columns, node, here));
  const first = nth(queries, 0);
  if (queries.length === 1) return first;
  const { columns: output } = first;
  const body = { kind: "setOperation", operator: "UNION", distinct: false, queries, columns: output } as const;
  return { kind: "query", recursive: false, ctes: [], body, orderBy: [], columns: output, valueTable: false };
}

function rowQuery(row: readonly ast.Expression[], columns: readonly Column[], node: Insert, env: Env): Query {
  if (row.length !== columns.length)
    invalid(`a row of ${row.length} values for ${columns.length} columns`, row[0] ?? node);
  const items = zip(row, columns, (value, column) => ({ name: column.name, expr: valueFor(column, value, env) }));
  const body = { kind: "select", distinct: false, items } as const;
  const output = columns.map(({ name, type }) => ({ name, type }));
  return { kind: "query", recursive: false, ctes: [], body, orderBy: [], columns: output, valueTable: false };
}
