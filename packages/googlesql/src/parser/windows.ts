/** OVER (…), WINDOW w AS (…), frames. */
import type { Bound, Frame, Select, WindowSpec } from "../ast/index.ts";
import {
  accept,
  at,
  atAll,
  endOf,
  expect,
  expectOne,
  expression,
  given,
  identifier,
  isName,
  type Parser,
  peek,
  separated,
  startOf,
  unsupported,
} from "./cursor.ts";
import { orderBy } from "./ordering.ts";

export function over(p: Parser): WindowSpec {
  expect(p, "OVER");
  return spec(p);
}

/** A window's name, or its description in parentheses. */
function spec(p: Parser): WindowSpec {
  const start = startOf(p);
  if (!at(p, "(")) return { base: identifier(p, "a window"), partitionBy: [], orderBy: [], start, end: endOf(p) };
  expect(p, "(");
  const base = isName(peek(p)) ? identifier(p) : undefined;
  const partitionBy = accept(p, "PARTITION", "BY") ? separated(p, expression) : [];
  const order = at(p, "ORDER") ? orderBy(p) : [];
  const frame = at(p, "ROWS") || at(p, "RANGE") || at(p, "GROUPS") ? frameOf(p) : undefined;
  expect(p, ")");
  return { ...given({ base, frame }), partitionBy, orderBy: order, start, end: endOf(p) };
}

function frameOf(p: Parser): Frame {
  if (at(p, "GROUPS")) throw unsupported("GROUPS in a window frame", peek(p));
  const unit = expectOne(p, "ROWS", "RANGE");
  if (!accept(p, "BETWEEN")) return { unit, start: bound(p), end: { kind: "currentRow" } };
  const start = bound(p);
  expect(p, "AND");
  return { unit, start, end: bound(p) };
}

function bound(p: Parser): Bound {
  if (accept(p, "CURRENT", "ROW")) return { kind: "currentRow" };
  if (atAll(p, "UNBOUNDED", "PRECEDING") || atAll(p, "UNBOUNDED", "FOLLOWING")) return unbounded(p);
  const offset = expression(p);
  return { kind: expectOne(p, "PRECEDING", "FOLLOWING") === "PRECEDING" ? "preceding" : "following", offset };
}

function unbounded(p: Parser): Bound {
  expect(p, "UNBOUNDED");
  return { kind: expectOne(p, "PRECEDING", "FOLLOWING") === "PRECEDING" ? "unboundedPreceding" : "unboundedFollowing" };
}

/** `WINDOW a AS (…), b AS a`. */
export function windowClause(p: Parser): Select["windows"] {
  if (!accept(p, "WINDOW")) return [];
  return separated(p, namedWindow);
}

function namedWindow(p: Parser) {
  const name = identifier(p);
  expect(p, "AS");
  return { name, spec: spec(p) };
}
