/** UNION, INTERSECT, EXCEPT, with their matching by name. */
import type { QueryBody, SetOperation } from "../ast/index.ts";
import {
  accept,
  acceptOne,
  at,
  endOf,
  expect,
  expected,
  expectOne,
  identifier,
  parenthesised,
  type Parser,
  peek,
} from "./cursor.ts";
import { continuesQuery } from "./subqueries.ts";

export type SetOperator = Pick<SetOperation, "operator" | "distinct" | "byName">;

/** Equal operators in a row are one node; different ones need parentheses, as in GoogleSQL. */
export function setOperations(
  p: Parser,
  first: QueryBody,
  start: number,
  operand: (p: Parser) => QueryBody,
): QueryBody {
  if (!atOperator(p)) return first;
  const operator = setOperator(p);
  const queries = [first, operand(p)];
  while (atOperator(p)) {
    const token = peek(p);
    if (!same(operator, setOperator(p)))
      throw expected({ ...p, index: p.tokens.indexOf(token) }, "parentheses around different set operations");
    queries.push(operand(p));
  }
  return { kind: "setOperation", ...operator, queries, start, end: endOf(p) };
}

const atOperator = (p: Parser): boolean => continuesQuery(p) && !at(p, "ORDER") && !at(p, "LIMIT") && !at(p, "|>");

const same = (a: SetOperator, b: SetOperator): boolean =>
  a.operator === b.operator && a.distinct === b.distinct && a.byName?.mode === b.byName?.mode;

/** `[FULL | LEFT [OUTER] | INNER] UNION ALL [BY NAME [ON (a)] | [STRICT] CORRESPONDING [BY (a)]]`. */
export function setOperator(p: Parser): SetOperator {
  const mode = setMode(p);
  const operator = expectOne(p, "UNION", "INTERSECT", "EXCEPT");
  const distinct = expectOne(p, "ALL", "DISTINCT") === "DISTINCT";
  const byName = matching(p, mode);
  return { operator, distinct, ...(byName ? { byName } : {}) };
}

/** OUTER alone is FULL. */
function setMode(p: Parser): "FULL" | "LEFT" | "INNER" | undefined {
  if (accept(p, "OUTER")) return "FULL";
  const mode = acceptOne(p, "FULL", "LEFT", "INNER");
  if (mode === "FULL" || mode === "LEFT") accept(p, "OUTER");
  return mode;
}

function matching(p: Parser, mode: "FULL" | "LEFT" | "INNER" | undefined): SetOperation["byName"] {
  if (accept(p, "BY")) return byName(p, mode);
  const strict = accept(p, "STRICT");
  if (accept(p, "CORRESPONDING")) return corresponding(p, strict ? "STRICT" : (mode ?? "INNER"));
  if (strict) throw expected(p, "CORRESPONDING");
  if (mode) throw expected(p, "BY NAME or CORRESPONDING");
  return undefined;
}

function byName(p: Parser, mode: "FULL" | "LEFT" | "INNER" | undefined): SetOperation["byName"] {
  expect(p, "NAME");
  const on = accept(p, "ON") ? { on: parenthesised(p, column) } : {};
  return { mode: mode ?? "STRICT", ...on };
}

function corresponding(p: Parser, mode: "STRICT" | "INNER" | "LEFT" | "FULL"): SetOperation["byName"] {
  return { mode, ...(accept(p, "BY") ? { on: parenthesised(p, column) } : {}) };
}

const column = (p: Parser) => identifier(p, "a column");
