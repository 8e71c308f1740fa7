/** What follows an expression and binds tightest: `.field`, `[index]`, `.function(…)`. */
import type { Expression } from "../ast/index.ts";
import { call } from "./calls.ts";
import { anyName, at, endOf, expect, expression, type Parser, peek, within } from "./cursor.ts";
import { path } from "./paths.ts";

export function postfix(p: Parser, base: Expression, start: number): Expression {
  let value = base;
  for (;;) {
    if (at(p, "[")) value = subscript(p, value, start);
    else if (at(p, ".") && !at(p, "*", 1)) value = member(p, value, start);
    else return value;
  }
}

function member(p: Parser, base: Expression, start: number): Expression {
  p.index++;
  if (at(p, "(")) return chainedPath(p, base, start);
  const name = anyName(p);
  if (at(p, "(")) return chained(base, call(p, [name], name.start), start);
  return { kind: "field", base, name, start, end: endOf(p) };
}

/** `x.(SAFE.f)(y)`. */
function chainedPath(p: Parser, base: Expression, start: number): Expression {
  const { start: begin } = peek(p);
  p.index++;
  const names = path(p);
  expect(p, ")");
  return chained(base, call(p, names, begin), start);
}

/** `(x).f(y)` is `f(x, y)`. */
function chained(base: Expression, inner: Expression, start: number): Expression {
  if (inner.kind !== "call") return inner;
  const first = { value: base, start: base.start, end: base.end };
  return { ...inner, args: [first, ...inner.args], start };
}

const MODES = {
  OFFSET: "offset",
  ORDINAL: "ordinal",
  SAFE_OFFSET: "safe_offset",
  SAFE_ORDINAL: "safe_ordinal",
  KEY: "key",
  SAFE_KEY: "safe_key",
} as const;

function subscript(p: Parser, base: Expression, start: number): Expression {
  expect(p, "[");
  const mode = at(p, "(", 1) ? MODES[peek(p).key as keyof typeof MODES] : undefined;
  if (mode) p.index++;
  const index = mode ? within(p, expression) : expression(p);
  expect(p, "]");
  return { kind: "subscript", base, index, mode: mode ?? "plain", start, end: endOf(p) };
}
