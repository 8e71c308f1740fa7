/** Scripting without statements inside: variables, EXECUTE IMMEDIATE, CALL, RAISE, ASSERT, transactions. */
import type { Expression, Path, Scripting } from "../ast/index.ts";
import {
  accept,
  advance,
  anyName,
  anyParenthesised,
  at,
  endOf,
  expect,
  expression,
  given,
  identifier,
  isName,
  parenthesised,
  type Parser,
  peek,
  separated,
} from "./cursor.ts";
import { tablePath } from "./paths.ts";
import { parseType } from "./types.ts";

const variable = (p: Parser) => identifier(p, "a variable");

export function declare(p: Parser): Scripting {
  const { start } = advance(p);
  const names = separated(p, variable);
  const type = at(p, "DEFAULT") ? undefined : parseType(p);
  const value = accept(p, "DEFAULT") ? expression(p) : undefined;
  return { kind: "declare", names, ...given({ type, default: value }), start, end: endOf(p) };
}

/** `SET x = 1`, `SET (a, b) = (1, 2)`, `SET @@time_zone = 'UTC'`. */
export function set(p: Parser): Scripting {
  const { start } = advance(p);
  const system = accept(p, "@@");
  const targets = at(p, "(") ? parenthesised(p, variablePath) : [names(p)];
  expect(p, "=");
  return { kind: "set", targets, system, value: expression(p), start, end: endOf(p) };
}

const variablePath = (p: Parser): Path => [variable(p)];
const names = (p: Parser): Path => separated(p, anyName, ".");

export function jump(p: Parser): Scripting {
  const { start, key } = advance(p);
  const label = isName(peek(p)) ? identifier(p) : undefined;
  const kind = key === "BREAK" || key === "LEAVE" ? "break" : "continue";
  return { kind, ...given({ label }), start, end: endOf(p) };
}

export function returnStatement(p: Parser): Scripting {
  const { start, end } = advance(p);
  return { kind: "return", start, end };
}

export function raise(p: Parser): Scripting {
  const { start } = advance(p);
  const message = accept(p, "USING") ? raised(p) : undefined;
  return { kind: "raise", ...given({ message }), start, end: endOf(p) };
}

function raised(p: Parser): Expression {
  expect(p, "MESSAGE", "=");
  return expression(p);
}

export function executeImmediate(p: Parser): Scripting {
  const { start } = advance(p);
  expect(p, "IMMEDIATE");
  const sql = expression(p);
  const into = accept(p, "INTO") ? separated(p, variable) : [];
  const using = accept(p, "USING") ? separated(p, used) : [];
  return { kind: "executeImmediate", sql, into, using, start, end: endOf(p) };
}

function used(p: Parser) {
  const value = expression(p);
  return accept(p, "AS") ? { value, name: identifier(p) } : { value };
}

export function callProcedure(p: Parser): Scripting {
  const { start } = advance(p);
  const path = tablePath(p);
  const args = anyParenthesised(p, expression);
  return { kind: "callProcedure", path, args, start, end: endOf(p) };
}

export function assert(p: Parser): Scripting {
  const { start } = advance(p);
  const condition = expression(p);
  const message = accept(p, "AS") ? expression(p) : undefined;
  return { kind: "assert", condition, ...given({ message }), start, end: endOf(p) };
}

/** `BEGIN [TRANSACTION]`, `COMMIT [TRANSACTION]`, `ROLLBACK [TRANSACTION]`. */
export function transaction(p: Parser): Scripting {
  const { start, key } = advance(p);
  accept(p, "TRANSACTION");
  return { kind: "transaction", action: key as "BEGIN" | "COMMIT" | "ROLLBACK", start, end: endOf(p) };
}
