/** The `|>` operators. */
import type { Pipe } from "../ast/index.ts";
import { call } from "./calls.ts";
import {
  accept,
  at,
  endOf,
  expect,
  expected,
  expression,
  given,
  identifier,
  type Parser,
  peek,
  separated,
  startOf,
  unsupported,
} from "./cursor.ts";
import { joinCondition, namedJoin, startsJoin } from "./joins.ts";
import { tableExpression } from "./from.ts";
import { limit, orderItem } from "./ordering.ts";
import { tablePath } from "./paths.ts";
import { aggregate, assertion, ifPipe, list, renames, setItem } from "./pipe-operators.ts";
import { alias, selectItem } from "./select-list.ts";
import { setOperator } from "./sets.ts";
import { continuesQuery, subqueryOf } from "./subqueries.ts";
import { pivot, sample, unpivot } from "./table-operators.ts";
import { windowClause } from "./windows.ts";
import { withClause } from "./query.ts";

export function parsePipes(p: Parser): readonly Pipe[] {
  const pipes: Pipe[] = [];
  while (at(p, "|>")) pipes.push(pipe(p));
  return pipes;
}

type Bare<P = Pipe> = P extends Pipe ? Omit<P, "start" | "end"> : never;

function pipe(p: Parser): Pipe {
  const start = startOf(p);
  expect(p, "|>");
  const operator = operators[peek(p).key]?.(p) ?? combined(p);
  return { ...operator, start, end: endOf(p) };
}

const operators: Readonly<Record<string, (p: Parser) => Bare>> = {
  SELECT: select,
  EXTEND: (p) => ({ kind: "extend", items: list(after(p, "EXTEND"), selectItem) }),
  SET: (p) => ({ kind: "set", items: list(after(p, "SET"), setItem) }),
  DROP: (p) => ({ kind: "drop", names: list(after(p, "DROP"), identifierOf) }),
  RENAME: (p) => ({ kind: "rename", items: list(after(p, "RENAME"), renames) }),
  AS: (p) => ({ kind: "as", alias: identifier(after(p, "AS"), "an alias") }),
  WHERE: (p) => ({ kind: "where", condition: expression(after(p, "WHERE")) }),
  AGGREGATE: (p) => aggregate(after(p, "AGGREGATE")),
  DISTINCT: (p) => after(p, "DISTINCT") && { kind: "distinct" },
  ORDER: (p) => ({ kind: "orderBy", items: list(after(p, "ORDER", "BY"), orderItem) }),
  LIMIT: limits,
  CALL: callOf,
  WINDOW: (p) => ({ kind: "window", items: list(after(p, "WINDOW"), selectItem) }),
  TABLESAMPLE: (p) => ({ kind: "sample", ...sample(p) }),
  PIVOT: (p) => ({ kind: "pivot", pivot: pivot(p) }),
  UNPIVOT: (p) => ({ kind: "unpivot", unpivot: unpivot(p) }),
  ASSERT: (p) => assertion(after(p, "ASSERT")),
  IF: ifPipe,
  WITH: (p) => ({ kind: "with", ...withClause(p) }),
};

function after(p: Parser, ...keys: readonly string[]): Parser {
  expect(p, ...keys);
  return p;
}

const identifierOf = (p: Parser) => identifier(p, "a column");

function select(p: Parser): Bare {
  expect(p, "SELECT");
  const distinct = accept(p, "DISTINCT");
  if (!distinct) accept(p, "ALL");
  if (at(p, "AS")) throw unsupported("SELECT AS in a pipe", peek(p));
  const items = list(p, selectItem);
  return { kind: "select", distinct, items, windows: windowClause(p) };
}

function limits(p: Parser): Bare {
  const { limit: count, offset } = limit(p);
  if (!count) throw expected(p, "a number of rows");
  return { kind: "limit", limit: count, ...given({ offset }) };
}

function callOf(p: Parser): Bare {
  expect(p, "CALL");
  const start = startOf(p);
  const inner = call(p, tablePath(p), start);
  return { kind: "call", call: inner, ...alias(p) };
}

/** Operators that start with a join's or a set operation's words. */
function combined(p: Parser): Bare {
  if (startsJoin(p)) return join(p);
  if (continuesQuery(p)) return setOperation(p);
  const token = peek(p);
  if (KNOWN.has(token.key)) throw unsupported(`|> ${token.key}`, token);
  throw expected(p, "a pipe operator");
}

const KNOWN = new Set(
  "LOG DESCRIBE STATIC_DESCRIBE FORK TEE EXPORT CREATE INSERT MATCH_RECOGNIZE RECURSIVE".split(" "),
);

function join(p: Parser): Bare {
  const kind = namedJoin(p);
  const right = tableExpression(p);
  return { kind: "join", join: kind, right, ...joinCondition(p) };
}

function setOperation(p: Parser): Bare {
  const operator = setOperator(p);
  return { kind: "setOperation", ...operator, queries: separated(p, subqueryOf) };
}
