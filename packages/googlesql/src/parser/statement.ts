/** One statement, by its first words. */
import type { Statement } from "../ast.ts";
import { endOf, expected, type Parser, startOf } from "./cursor.ts";
import { startsQuery } from "./subqueries.ts";
import { at } from "./cursor.ts";

export function parseStatement(p: Parser): Statement {
  const start = startOf(p);
  if (startsQuery(p) || at(p, "(") || at(p, "TABLE"))
    return { kind: "queryStatement", query: p.grammar.query(p), start, end: endOf(p) };
  throw expected(p, "a statement");
}
