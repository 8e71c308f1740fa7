/** Parentheses: a query, a value, or several values that make a STRUCT. */
import type { Expression, Query } from "../ast/index.ts";
import { accept, at, endOf, expect, expression, type Parser, peek, startOf, within } from "./cursor.ts";

/** A query starts `ahead` tokens from here; `WITH(` is an expression. */
export function startsQuery(p: Parser, ahead = 0): boolean {
  const { key } = peek(p, ahead);
  if (key === "WITH") return !at(p, "(", ahead + 1);
  return key === "SELECT" || key === "FROM" || (key === "(" && opensQuery(p, ahead));
}

/** `((select …) union all …)`, but not `((select 1) + 1)`: past the inner query, what may continue a query. */
function opensQuery(p: Parser, ahead: number): boolean {
  let depth = 0;
  let i = ahead;
  while (at(p, "(", i)) i++;
  if (!startsQuery(p, i)) return false;
  for (i = ahead; peek(p, i).kind !== "end"; i++) {
    if (at(p, "(", i)) depth++;
    if (at(p, ")", i)) depth--;
    if (depth === 0) return continuesQuery(p, i + 1) || at(p, ")", i + 1);
  }
  return false;
}

/** What can follow a parenthesised query and make it a part of a larger one. */
export function continuesQuery(p: Parser, ahead = 0): boolean {
  const { key } = peek(p, ahead);
  if (["UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT", "|>"].includes(key)) return true;
  const outer = at(p, "OUTER", ahead + 1) ? ahead + 2 : ahead + 1;
  return (
    ["INNER", "LEFT", "FULL", "OUTER"].includes(key) && ["UNION", "INTERSECT", "EXCEPT"].includes(peek(p, outer).key)
  );
}

/** `( query )`. */
export const subqueryOf = (p: Parser): Query => within(p, p.grammar.query);

/** An opening parenthesis where a value is expected. */
export function parentheses(p: Parser): Expression {
  const start = startOf(p);
  expect(p, "(");
  if (startsPlainQuery(p)) return closeQuery(p, p.grammar.query(p), start);
  const first = expression(p);
  if (first.kind === "subquery" && first.mode === "scalar" && continuesQuery(p))
    return closeQuery(p, p.grammar.queryAfter(p, first.query, first.start), start);
  return at(p, ",") ? tuple(p, first, start) : close(p, first);
}

const startsPlainQuery = (p: Parser): boolean => !at(p, "(") && startsQuery(p);

function closeQuery(p: Parser, query: Query, start: number): Expression {
  expect(p, ")");
  return { kind: "subquery", mode: "scalar", query, start, end: endOf(p) };
}

function close(p: Parser, value: Expression): Expression {
  expect(p, ")");
  return value;
}

function tuple(p: Parser, first: Expression, start: number): Expression {
  const fields = [{ value: first }];
  while (accept(p, ",")) fields.push({ value: expression(p) });
  expect(p, ")");
  return { kind: "struct", fields, start, end: endOf(p) };
}
