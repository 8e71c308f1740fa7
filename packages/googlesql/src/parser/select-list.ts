/** What stands between SELECT and FROM. */
import type { SelectItem } from "../ast/index.ts";
import {
  accept,
  at,
  atAll,
  endOf,
  expect,
  expression,
  identifier,
  isName,
  parenthesised,
  type Parser,
  peek,
  startOf,
} from "./cursor.ts";

/** A comma may stand after the last one. */
export function selectItems(p: Parser): readonly SelectItem[] {
  const items = [selectItem(p)];
  while (accept(p, ",") && !endsList(p)) items.push(selectItem(p));
  return items;
}

const AFTER_LIST = new Set(
  ") ; |> FROM WHERE GROUP HAVING QUALIFY WINDOW ORDER LIMIT UNION INTERSECT EXCEPT".split(" "),
);

export const endsList = (p: Parser): boolean => peek(p).kind === "end" || AFTER_LIST.has(peek(p).key);

export function selectItem(p: Parser): SelectItem {
  const start = startOf(p);
  if (accept(p, "*")) return { kind: "star", ...starModifiers(p), start, end: endOf(p) };
  const value = expression(p);
  if (accept(p, ".", "*")) return { kind: "star", base: value, ...starModifiers(p), start, end: endOf(p) };
  return { kind: "value", value, ...alias(p), start, end: endOf(p) };
}

/** `AS name`, or only `name`. */
export function alias(p: Parser) {
  if (accept(p, "AS")) return { alias: identifier(p, "an alias") };
  return isName(peek(p)) ? { alias: identifier(p) } : {};
}

type StarModifiers = Pick<Extract<SelectItem, { kind: "star" }>, "except" | "replace" | "rename">;

/** `* EXCEPT (a) REPLACE (b + 1 AS b)`. */
function starModifiers(p: Parser): StarModifiers {
  const except = atAll(p, "EXCEPT", "(") && !at(p, "SELECT", 2) ? exceptColumns(p) : [];
  const replace = accept(p, "REPLACE") ? parenthesised(p, replacement) : [];
  return { except, replace };
}

function exceptColumns(p: Parser) {
  expect(p, "EXCEPT");
  return parenthesised(p, identifierOf);
}

const identifierOf = (p: Parser) => identifier(p, "a column");

function replacement(p: Parser) {
  const value = expression(p);
  expect(p, "AS");
  return { value, name: identifier(p, "a column") };
}
