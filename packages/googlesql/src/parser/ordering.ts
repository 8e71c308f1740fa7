/** ORDER BY and LIMIT. */
import type { Expression, OrderItem } from "../ast/index.ts";
import { accept, at, endOf, expect, expectOne, expression, given, type Parser, separated, startOf } from "./cursor.ts";

export function orderBy(p: Parser): readonly OrderItem[] {
  expect(p, "ORDER", "BY");
  return orderItems(p);
}

/** A trailing comma is allowed after a pipe's ORDER BY; nothing else can start with `|>` or the end. */
export const orderItems = (p: Parser): readonly OrderItem[] => separated(p, orderItem);

export function orderItem(p: Parser): OrderItem {
  const start = startOf(p);
  const value = expression(p);
  const collate = accept(p, "COLLATE") ? expression(p) : undefined;
  return { value, ...given({ collate }), ...direction(p), start, end: endOf(p) };
}

/** `DESC NULLS LAST`. */
export function direction(p: Parser): { readonly descending: boolean; readonly nulls?: "FIRST" | "LAST" } {
  const descending = accept(p, "DESC");
  if (!descending) accept(p, "ASC");
  return { descending, ...given({ nulls: nulls(p) }) };
}

const nulls = (p: Parser): "FIRST" | "LAST" | undefined =>
  accept(p, "NULLS") ? expectOne(p, "FIRST", "LAST") : undefined;

export const startsDirection = (p: Parser): boolean => at(p, "ASC") || at(p, "DESC") || at(p, "NULLS");

export function limit(p: Parser): { readonly limit?: Expression; readonly offset?: Expression } {
  if (!accept(p, "LIMIT")) return {};
  const count = expression(p);
  return accept(p, "OFFSET") ? { limit: count, offset: expression(p) } : { limit: count };
}
