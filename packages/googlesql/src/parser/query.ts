/** WITH … body ORDER BY … LIMIT … |> …, and set operations between bodies. */
import type { Cte, Query, QueryBody } from "../ast/index.ts";
import {
  accept,
  at,
  endOf,
  expect,
  expected,
  identifier,
  type Parser,
  peek,
  startOf,
  unsupported,
  within,
} from "./cursor.ts";
import { limit, orderBy } from "./ordering.ts";
import { tablePath } from "./paths.ts";
import { select } from "./select.ts";
import { setOperations } from "./sets.ts";

export function parseQuery(p: Parser): Query {
  const start = startOf(p);
  const { recursive, ctes } = withClause(p);
  return finish(p, { recursive, ctes, body: setOperations(p, body(p), start, body) }, start);
}

/** `(select 1) union all …`, where the parentheses were read before it was known that they are a part of a query. */
export const parseQueryAfter = (p: Parser, first: Query, start: number): Query =>
  finish(p, { recursive: false, ctes: [], body: setOperations(p, first, start, body) }, start);

function finish(p: Parser, head: Pick<Query, "recursive" | "ctes" | "body">, start: number): Query {
  const order = at(p, "ORDER") ? orderBy(p) : [];
  const limits = limit(p);
  const pipes = at(p, "|>") ? p.grammar.pipes(p) : [];
  return { kind: "query", ...head, orderBy: order, ...limits, pipes, start, end: endOf(p) };
}

export function withClause(p: Parser): Pick<Query, "recursive" | "ctes"> {
  if (!accept(p, "WITH")) return { recursive: false, ctes: [] };
  const recursive = accept(p, "RECURSIVE");
  return { recursive, ctes: ctes(p) };
}

function ctes(p: Parser): readonly Cte[] {
  const list = [cte(p)];
  while (accept(p, ",") && !at(p, "SELECT")) list.push(cte(p));
  return list;
}

function cte(p: Parser): Cte {
  const start = startOf(p);
  const name = identifier(p, "the name of a WITH query");
  expect(p, "AS");
  const query = within(p, parseQuery);
  if (at(p, "WITH")) throw unsupported("WITH DEPTH", peek(p));
  return { name, query, start, end: endOf(p) };
}

function body(p: Parser): QueryBody {
  if (at(p, "SELECT")) return select(p);
  if (at(p, "(")) return within(p, parseQuery);
  if (at(p, "FROM")) return from(p);
  if (at(p, "TABLE")) return table(p);
  if (at(p, "GRAPH")) throw unsupported("GRAPH", peek(p));
  throw expected(p, "SELECT, WITH, FROM or a query in parentheses");
}

function from(p: Parser): QueryBody {
  const start = startOf(p);
  expect(p, "FROM");
  return { kind: "from", from: p.grammar.fromItem(p), start, end: endOf(p) };
}

function table(p: Parser): QueryBody {
  const start = startOf(p);
  expect(p, "TABLE");
  const begin = startOf(p);
  const path = tablePath(p);
  return { kind: "from", from: { kind: "table", path, start: begin, end: endOf(p) }, start, end: endOf(p) };
}
