/** What follows a table: PIVOT, UNPIVOT, TABLESAMPLE. */
import type { Expression, FromItem, Identifier, Path } from "../ast/index.ts";
import {
  accept,
  advance,
  at,
  atAny,
  endOf,
  expect,
  expectOne,
  expression,
  given,
  identifier,
  isName,
  parenthesised,
  type Parser,
  peek,
  separated,
  startOf,
  unsupported,
} from "./cursor.ts";
import { alias } from "./select-list.ts";
import { path } from "./paths.ts";

export type Pivot = Omit<Extract<FromItem, { kind: "pivot" }>, "input">;
export type Unpivot = Omit<Extract<FromItem, { kind: "unpivot" }>, "input">;

export function startsTableOperator(p: Parser): boolean {
  if (at(p, "PIVOT") || at(p, "MATCH_RECOGNIZE")) return at(p, "(", 1);
  if (at(p, "UNPIVOT")) return at(p, "(", 1) || at(p, "INCLUDE", 1) || at(p, "EXCLUDE", 1);
  return at(p, "TABLESAMPLE");
}

export function tableOperators(p: Parser, input: FromItem, start: number): FromItem {
  let item = input;
  while (startsTableOperator(p)) item = tableOperator(p, item, start);
  return item;
}

function tableOperator(p: Parser, input: FromItem, start: number): FromItem {
  if (at(p, "PIVOT")) return { ...pivot(p), input, start };
  if (at(p, "UNPIVOT")) return { ...unpivot(p), input, start };
  if (at(p, "MATCH_RECOGNIZE")) throw unsupported("MATCH_RECOGNIZE", peek(p));
  return { kind: "sample", input, ...sample(p), start, end: endOf(p) };
}

/** `TABLESAMPLE SYSTEM (10 PERCENT)`. */
export function sample(p: Parser) {
  expect(p, "TABLESAMPLE");
  const method = advance(p).key;
  expect(p, "(");
  const size = expression(p);
  const unit = expectOne(p, "ROWS", "PERCENT");
  expect(p, ")");
  if (atAny(p, "REPEATABLE", "WITH")) throw unsupported(`TABLESAMPLE … ${peek(p).key}`, peek(p));
  return { method, size, unit };
}

/** `PIVOT(SUM(x) AS s FOR y IN ('a' AS b))`. */
export function pivot(p: Parser): Pivot {
  const start = startOf(p);
  expect(p, "PIVOT");
  expect(p, "(");
  const aggregates = separated(p, aliased);
  expect(p, "FOR");
  const by = p.grammar.expression(p, COMPARISON);
  expect(p, "IN");
  const values = parenthesised(p, aliased);
  expect(p, ")");
  return { kind: "pivot", aggregates, by, values, ...given({ alias: tableAlias(p) }), start, end: endOf(p) };
}

/** IN ends the expression before it. */
const COMPARISON = 4;

function aliased(p: Parser): { readonly value: Expression; readonly alias?: Identifier } {
  return { value: expression(p), ...alias(p) };
}

/** `UNPIVOT INCLUDE NULLS (v FOR n IN (a AS 'x', b))`. */
export function unpivot(p: Parser): Unpivot {
  const start = startOf(p);
  expect(p, "UNPIVOT");
  const includeNulls = nulls(p);
  expect(p, "(");
  const values = at(p, "(") ? parenthesised(p, column) : [column(p)];
  expect(p, "FOR");
  const name = column(p);
  expect(p, "IN");
  const columns = parenthesised(p, unpivoted);
  expect(p, ")");
  return {
    kind: "unpivot",
    includeNulls,
    values,
    name,
    columns,
    ...given({ alias: tableAlias(p) }),
    start,
    end: endOf(p),
  };
}

const column = (p: Parser): Identifier => identifier(p, "a column");

function nulls(p: Parser): boolean {
  if (!at(p, "INCLUDE") && !at(p, "EXCLUDE")) return false;
  const which = advance(p).key;
  expect(p, "NULLS");
  return which === "INCLUDE";
}

function unpivoted(p: Parser): { readonly names: readonly Path[]; readonly label?: Expression } {
  const names = at(p, "(") ? parenthesised(p, path) : [path(p)];
  const label = accept(p, "AS") || peek(p).kind === "string" || peek(p).kind === "integer" ? expression(p) : undefined;
  return { names, ...given({ label }) };
}

/** An alias without AS must not be the start of what follows the table. */
export function tableAlias(p: Parser): Identifier | undefined {
  if (accept(p, "AS")) return identifier(p, "an alias");
  return isName(peek(p)) && !startsTableOperator(p) ? identifier(p) : undefined;
}
