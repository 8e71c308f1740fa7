/** What an aggregate takes after its arguments, within the parentheses. */
import type { Call } from "../ast/index.ts";
import { accept, at, expect, expectOne, expression, type Parser, peek, separated, unsupported } from "./cursor.ts";
import { orderBy } from "./ordering.ts";

type Modifiers = Pick<Call, "nulls" | "having" | "where" | "groupBy" | "orderBy" | "limit">;

export function modifiers(p: Parser): Modifiers {
  let found: Modifiers = {};
  for (;;) {
    const next = modifier(p);
    if (!next) return found;
    found = { ...found, ...next };
  }
}

function modifier(p: Parser): Modifiers | undefined {
  if (at(p, ")")) return undefined;
  if (at(p, "IGNORE") || at(p, "RESPECT")) return nulls(p);
  if (accept(p, "HAVING")) return having(p);
  if (accept(p, "WHERE")) return { where: expression(p) };
  if (accept(p, "GROUP", "BY")) return { groupBy: separated(p, expression) };
  if (at(p, "ORDER")) return { orderBy: orderBy(p) };
  if (accept(p, "LIMIT")) return { limit: expression(p) };
  if (at(p, "WITH")) throw unsupported("WITH within a function call", peek(p));
  return undefined;
}

function nulls(p: Parser): Modifiers {
  const which = expectOne(p, "IGNORE", "RESPECT");
  expect(p, "NULLS");
  return { nulls: which };
}

function having(p: Parser): Modifiers {
  if (!at(p, "MAX") && !at(p, "MIN"))
    throw unsupported("HAVING within a function call, other than MAX and MIN,", peek(p));
  const extreme = expectOne(p, "MAX", "MIN");
  return { having: { extreme, by: expression(p) } };
}
