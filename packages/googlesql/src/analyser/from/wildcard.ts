/** `` `ds.events_*` ``: the tables whose names begin so, one after another, each with the rest of its name as _TABLE_SUFFIX. */
import type * as ast from "../../ast/index.ts";
import type { Table, WildcardTable } from "../../catalog.ts";
import { last, nth } from "../../lists.ts";
import type { Expr, Query } from "../../tree/index.ts";
import { type Column, STRING, sameType, typeName } from "../../types.ts";
import type { Env, OutputColumn, Source } from "../context.ts";
import { invalid } from "../refuse.ts";
import { columnOf, relation } from "./relation.ts";
import { queryOf } from "../query/body.ts";

export const SUFFIX = "_TABLE_SUFFIX";

type TableItem = Extract<ast.FromItem, { kind: "table" }>;

export const isWildcard = (parts: readonly string[]): boolean => last(parts).endsWith("*");

export function wildcard(item: TableItem, parts: readonly string[], env: Env): Source {
  const found = env.context.catalog.wildcard?.(parts) ?? [];
  const name = parts.join(".");
  if (found.length === 0) return invalid(`${name} does not match any table`, item);
  const view = found.find(({ table }) => table.type === "view");
  if (view)
    return invalid(`${name} matches the view ${begin(name)}${view.suffix}: views cannot be read by a wildcard`, item);
  return source(item, name, found, env);
}

const begin = (name: string): string => name.slice(0, -1);

/** The columns are those of the newest table, as the last by name is called. */
function source(item: TableItem, name: string, found: readonly WildcardTable[], env: Env): Source {
  const { columns } = nth(found, found.length - 1).table;
  const output = [...columns, { name: SUFFIX, type: STRING }];
  const queries = found.map((each) => branch(each, `${begin(name)}${each.suffix}`, columns, env));
  const alias = env.context.alias(item.alias?.name ?? "wildcard");
  const query: Query = queries.length === 1 ? nth(queries, 0) : united(queries, output);
  const from = { kind: "subquery", query, alias, lateral: false } as const;
  return hiding(relation(from, item.alias?.name, output.map(asOutput)));
}

const asOutput = ({ name, type }: Column): OutputColumn => ({ emitted: name, name, type });

const united = (queries: readonly Query[], columns: readonly Column[]): Query => ({
  kind: "query",
  recursive: false,
  ctes: [],
  body: { kind: "setOperation", operator: "UNION", distinct: false, queries, columns },
  orderBy: [],
  columns,
  valueTable: false,
});

function branch({ suffix, table }: WildcardTable, name: string, columns: readonly Column[], env: Env): Query {
  const alias = env.context.alias(last(table.name));
  const from = { kind: "table", table: table.name, alias, columns: table.columns } as const;
  const items = columns.map((column) => ({ name: column.name, expr: valueOf(column, table, name, alias) }));
  const all = [...items, { name: SUFFIX, expr: { kind: "literal", value: suffix, type: STRING } as const }];
  const body = { kind: "select", distinct: false, items: all, from } as const;
  return queryOf({ body, columns: [...columns, { name: SUFFIX, type: STRING }].map(asOutput), valueTable: false, env });
}

/** What a table has not is NULL; what it has of another type fails when it is read. */
function valueOf({ name, type }: Column, table: Table, full: string, alias: string): Expr {
  const own = table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (!own) return { kind: "literal", value: null, type };
  if (sameType(own.type, type)) return columnOf(alias, own.name, type);
  const message = `Cannot read field '${name}' of type ${typeName(own.type)} as ${typeName(type)} in ${full}`;
  return { kind: "call", fn: "error", args: [{ kind: "literal", value: message, type: STRING }], safe: false, type };
}

/** The suffix can be named, but is no part of `*`, nor of the row. */
function hiding({ from, columns, ranges }: Source): Source {
  const hidden = columns.map((column) => (column.name === SUFFIX ? { ...column, hidden: true } : column));
  return {
    from,
    columns: hidden,
    ranges: ranges.map((range) => ({ ...range, columns: hidden, value: without(range.value) })),
  };
}

function without(row: Expr): Expr {
  if (row.kind !== "row" || row.type.kind !== "STRUCT") return row;
  return { ...row, columns: row.columns.slice(0, -1), type: { ...row.type, fields: row.type.fields.slice(0, -1) } };
}
