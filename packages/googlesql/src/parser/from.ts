/** Tables, subqueries, UNNEST, table functions: what stands between FROM and the joins. */
import type { FromItem, Identifier, Path } from "../ast/index.ts";
import { argument, call } from "./calls.ts";
import {
  accept,
  advance,
  at,
  atAll,
  endOf,
  expect,
  expression,
  given,
  parenthesised,
  type Parser,
  peek,
  startOf,
  unsupported,
} from "./cursor.ts";
import { tablePath } from "./paths.ts";
import { tableAlias, tableOperators } from "./table-operators.ts";
import { continuesQuery, startsQuery } from "./subqueries.ts";

/** One item, with what may follow it: PIVOT, UNPIVOT, TABLESAMPLE. */
export function tableExpression(p: Parser): FromItem {
  const start = startOf(p);
  return tableOperators(p, operand(p, start), start);
}

function operand(p: Parser, start: number): FromItem {
  if (at(p, "(")) return queryOrJoins(p, start);
  if (accept(p, "UNNEST")) return unnest(p, start);
  if (at(p, "GRAPH_TABLE") && at(p, "(", 1)) throw unsupported("GRAPH_TABLE", peek(p));
  if (at(p, "LATERAL")) throw unsupported("LATERAL", peek(p));
  const path = tablePath(p);
  if (at(p, "(")) return tableFunction(p, path, start);
  return table(p, path, start);
}

function table(p: Parser, path: Path, start: number): FromItem {
  const before = systemTime(p);
  const alias = tableAlias(p);
  const offset = withOffset(p);
  const time = before ?? systemTime(p);
  const properties = given({ alias, offset: offset?.name, systemTime: time });
  return { kind: "table", path, ...properties, start, end: endOf(p) };
}

function systemTime(p: Parser) {
  return accept(p, "FOR", "SYSTEM_TIME", "AS", "OF") || accept(p, "FOR", "SYSTEM", "TIME", "AS", "OF")
    ? expression(p)
    : undefined;
}

/** `WITH OFFSET [[AS] o]`; without a name it is called `offset`. */
function withOffset(p: Parser): { readonly name: Identifier; readonly written: boolean } | undefined {
  if (!atAll(p, "WITH", "OFFSET")) return undefined;
  p.index++;
  const token = advance(p);
  const name = tableAlias(p);
  if (name) return { name, written: true };
  return { name: { name: "offset", quoted: false, start: token.start, end: token.end }, written: false };
}

function unnest(p: Parser, start: number): FromItem {
  const args = parenthesised(p, argument);
  const alias = tableAlias(p);
  const found = withOffset(p);
  const offset = found && (found.written ? found.name : (true as const));
  return { kind: "unnest", args, ...given({ alias, offset }), start, end: endOf(p) };
}

function tableFunction(p: Parser, path: Path, start: number): FromItem {
  const inner = call(p, path, start);
  const alias = tableAlias(p);
  return { kind: "tableFunction", call: inner, ...given({ alias }), start, end: endOf(p) };
}

/** A query, or joins. `((select …) union all …)` shows only later that it is a query. */
function queryOrJoins(p: Parser, start: number): FromItem {
  expect(p, "(");
  if (!at(p, "(") && startsQuery(p)) return subquery(p, p.grammar.query(p), start);
  const item = p.grammar.fromItem(p);
  if (item.kind === "subquery" && !item.alias && (continuesQuery(p) || at(p, ")")))
    return subquery(p, p.grammar.queryAfter(p, item.query, item.start), start);
  expect(p, ")");
  return { kind: "parenthesised", item, start, end: endOf(p) };
}

function subquery(p: Parser, query: Extract<FromItem, { kind: "subquery" }>["query"], start: number): FromItem {
  expect(p, ")");
  const alias = tableAlias(p);
  return { kind: "subquery", query, ...given({ alias }), start, end: endOf(p) };
}
