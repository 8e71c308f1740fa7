/** The pipe operators that have a grammar of their own. */
import type { Expression, Identifier, Pipe } from "../ast/index.ts";
import {
  accept,
  at,
  atAll,
  branches,
  expect,
  expression,
  identifier,
  type Parser,
  separated,
  startOf,
  within,
} from "./cursor.ts";
import { pipeGroupBy } from "./grouping.ts";
import { direction, startsDirection } from "./ordering.ts";
import { alias, endsList } from "./select-list.ts";

type Aggregate = Omit<Extract<Pipe, { kind: "aggregate" }>, "start" | "end">;
type Assert = Omit<Extract<Pipe, { kind: "assert" }>, "start" | "end">;
type If = Omit<Extract<Pipe, { kind: "if" }>, "start" | "end">;

/** Items with commas between them; one may stand after the last. */
export function list<Item>(p: Parser, item: (p: Parser) => Item): readonly Item[] {
  const items = [item(p)];
  while (accept(p, ",") && !endsList(p)) items.push(item(p));
  return items;
}

export function setItem(p: Parser): { readonly name: Identifier; readonly value: Expression } {
  const name = identifier(p, "a column");
  expect(p, "=");
  return { name, value: expression(p) };
}

export function renames(p: Parser): { readonly from: Identifier; readonly to: Identifier } {
  const from = identifier(p, "a column");
  accept(p, "AS");
  return { from, to: identifier(p, "a new name") };
}

/** `AGGREGATE SUM(x) DESC AS s GROUP AND ORDER BY a`; the alias may stand before the direction too. */
export function aggregate(p: Parser): Aggregate {
  const items = at(p, "GROUP") || endsList(p) ? [] : list(p, aggregateItem);
  const start = startOf(p);
  const andOrderBy = atAll(p, "GROUP", "AND", "ORDER", "BY");
  if (andOrderBy) expect(p, "GROUP", "AND", "ORDER", "BY");
  else if (!accept(p, "GROUP", "BY")) return { kind: "aggregate", items, andOrderBy };
  return { kind: "aggregate", items, groupBy: pipeGroupBy(p, start), andOrderBy };
}

function aggregateItem(p: Parser): Aggregate["items"][number] {
  const value = expression(p);
  const early = startsDirection(p) ? { order: direction(p) } : {};
  const named = alias(p);
  return { value, ...early, ...named, ...(startsDirection(p) ? { order: direction(p) } : {}) };
}

export function assertion(p: Parser): Assert {
  const condition = expression(p);
  const payload = accept(p, ",") ? separated(p, expression) : [];
  return { kind: "assert", condition, payload };
}

/** `IF c THEN ( |> … ) ELSEIF d THEN ( … ) ELSE ( … )`. */
export function ifPipe(p: Parser): If {
  const found = branches(p, (inner) => ({ pipes: within(inner, inner.grammar.pipes) }));
  return accept(p, "ELSE")
    ? { kind: "if", branches: found, otherwise: within(p, p.grammar.pipes) }
    : { kind: "if", branches: found };
}
