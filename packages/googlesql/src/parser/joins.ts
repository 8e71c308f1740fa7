/** Joins and commas, from left to right. */
import type { FromItem } from "../ast/index.ts";
import {
  accept,
  at,
  atAll,
  endOf,
  expect,
  expected,
  expression,
  identifier,
  parenthesised,
  type Parser,
  peek,
  startOf,
  unsupported,
} from "./cursor.ts";
import { tableExpression } from "./from.ts";
import { type NonEmpty, nth } from "../lists.ts";

type Join = Extract<FromItem, { kind: "join" }>;
export type JoinKind = Join["join"];
type Condition = Pick<Join, "on" | "using">;

/** An operand with the join to its left, not yet put together: in `a JOIN b JOIN c ON x ON y` the second ON belongs to the first JOIN. */
interface Pending {
  readonly item: FromItem;
  readonly join?: JoinKind;
  readonly condition?: Condition;
  readonly end?: number;
}

export function parseFromItem(p: Parser): FromItem {
  const start = startOf(p);
  const list: [Pending, ...Pending[]] = [{ item: tableExpression(p) }];
  for (let join = joinKind(p); join; join = joinKind(p)) {
    list.push({ item: tableExpression(p), join });
    while (at(p, "ON") || at(p, "USING")) applyCondition(p, list);
  }
  return fold(list, start);
}

function fold([first, ...rest]: NonEmpty<Pending>, start: number): FromItem {
  let left = first.item;
  for (const { item: right, join = "CROSS", condition, end = right.end } of rest)
    left = { kind: "join", join, left, right, ...condition, start, end };
  return left;
}

/** The condition is for the last join that has none; what came after that join is its right side. */
function applyCondition(p: Parser, list: Pending[]): void {
  const at = list.findLastIndex(
    (each) => each.join && each.join !== "CROSS" && each.join !== "COMMA" && !each.condition,
  );
  if (at < 0) throw expected(p, "a JOIN for this condition");
  const pending = nth(list, at);
  const [, ...inner] = list.splice(at);
  const item = fold([{ item: pending.item }, ...inner], pending.item.start);
  const condition = joinCondition(p);
  list.push({ ...pending, item, condition, end: endOf(p) });
}

/** `ON …` or `USING (…)`. */
export function joinCondition(p: Parser): Condition {
  if (accept(p, "ON")) return { on: expression(p) };
  return accept(p, "USING") ? { using: parenthesised(p, column) } : {};
}

const column = (p: Parser) => identifier(p, "a column");

function joinKind(p: Parser): JoinKind | undefined {
  if (accept(p, ",")) return "COMMA";
  return startsJoin(p) ? namedJoin(p) : undefined;
}

/** `LEFT` may also start a set operation: `LEFT OUTER UNION ALL BY NAME`. */
export function startsJoin(p: Parser): boolean {
  if (atAll(p, "JOIN") || atAll(p, "CROSS", "JOIN") || atAll(p, "INNER", "JOIN") || at(p, "NATURAL")) return true;
  const side = at(p, "LEFT") || at(p, "RIGHT") || at(p, "FULL");
  return side && (at(p, "JOIN", 1) || (at(p, "OUTER", 1) && at(p, "JOIN", 2)));
}

export function namedJoin(p: Parser): JoinKind {
  if (at(p, "NATURAL")) throw unsupported("NATURAL JOIN", peek(p));
  const kind = side(p);
  accept(p, "OUTER");
  if (at(p, "HASH") || at(p, "LOOKUP")) p.index++;
  expect(p, "JOIN");
  return kind;
}

function side(p: Parser): JoinKind {
  for (const kind of ["INNER", "LEFT", "RIGHT", "FULL", "CROSS"] as const) if (accept(p, kind)) return kind;
  return "INNER";
}
