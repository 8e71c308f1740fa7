/** GROUP BY ALL, lists, ROLLUP, CUBE, GROUPING SETS. */
import type { Expression, GroupBy, GroupItem } from "../ast/index.ts";
import {
  accept,
  at,
  atAll,
  endOf,
  expect,
  expression,
  parenthesised,
  type Parser,
  separated,
  startOf,
} from "./cursor.ts";
import { alias, endsList } from "./select-list.ts";
import { direction, startsDirection } from "./ordering.ts";

export function groupBy(p: Parser): GroupBy {
  const start = startOf(p);
  expect(p, "GROUP", "BY");
  if (accept(p, "ALL")) return { kind: "all", start, end: endOf(p) };
  return { kind: "items", items: separated(p, groupItem), start, end: endOf(p) };
}

/** In pipes an item may have an alias and a direction, and a comma may stand after the last one. */
export function pipeGroupBy(p: Parser, start: number): GroupBy {
  if (accept(p, "ALL")) return { kind: "all", start, end: endOf(p) };
  const items = [pipeItem(p)];
  while (accept(p, ",") && !endsList(p)) items.push(pipeItem(p));
  return { kind: "items", items, start, end: endOf(p) };
}

function pipeItem(p: Parser): GroupItem {
  const item = groupItem(p);
  if (item.kind !== "value") return item;
  const early = startsDirection(p) ? { order: direction(p) } : {};
  const order = { ...early, ...alias(p), ...(startsDirection(p) ? { order: direction(p) } : {}) };
  return { ...item, ...order, end: endOf(p) };
}

function groupItem(p: Parser): GroupItem {
  const start = startOf(p);
  if (atAll(p, "ROLLUP", "(") || atAll(p, "CUBE", "(")) return sets(p, start);
  if (accept(p, "GROUPING", "SETS")) {
    return { kind: "groupingSets", sets: parenthesised(p, groupingSet), start, end: endOf(p) };
  }
  if (accept(p, "(", ")")) return { kind: "set", values: [], start, end: endOf(p) };
  return { kind: "value", value: expression(p), start, end: endOf(p) };
}

function sets(p: Parser, start: number): GroupItem {
  const kind = accept(p, "ROLLUP") ? "rollup" : "cube";
  if (kind === "cube") expect(p, "CUBE");
  return { kind, sets: parenthesised(p, expressions), start, end: endOf(p) };
}

/** `(a, b)` is one set of two, `a` of one. */
function expressions(p: Parser): readonly Expression[] {
  const value = expression(p);
  return value.kind === "struct" && !value.type && value.fields.every(({ name }) => !name) && isTuple(p, value)
    ? value.fields.map((field) => field.value)
    : [value];
}

/** Written as `(a, b)`, not as `STRUCT(a, b)`. */
const isTuple = (p: Parser, value: Expression): boolean => p.text[value.start] === "(";

function groupingSet(p: Parser): GroupItem {
  const start = startOf(p);
  if (at(p, "ROLLUP") || at(p, "CUBE")) return sets(p, start);
  if (accept(p, "(", ")")) return { kind: "set", values: [], start, end: endOf(p) };
  return { kind: "set", values: expressions(p), start, end: endOf(p) };
}
