/**
 * Subqueries out of lambdas and TRY, where DuckDB takes none: `COUNT(*) / (SELECT …)` binds what it uses twice by a lambda.
 * While an expression is rendered, marks stand for its subqueries; those that end up within a lambda are computed beside it.
 */
import { nth } from "@sluice/googlesql/lists";
import { type Node, some } from "@sluice/googlesql/tree";
import { unsupported } from "../core/context.ts";

const EDGE = "\u0001";
const MARK = new RegExp(`${EDGE}(\\d+)${EDGE}`, "g");

let found: string[] | undefined;

/** Whether a subquery stands in it. */
export const isMarked = (sql: string): boolean => sql.includes(EDGE);

/** The mark of a subquery, which is rendered apart from what is around it. */
export function lifted(node: Node, render: () => string): string {
  if (readsParameter(node)) throw unsupported("A subquery that reads a parameter of the lambda around it");
  return mark(apart(render));
}

/** An aggregate's arguments are expressions of their own; with a subquery in one of them it moves as a whole. */
export function aggregated(render: () => string): string {
  const sql = apart(render);
  return /\(SELECT /.test(sql) ? mark(sql) : sql;
}

const mark = (sql: string): string => (found ? `${EDGE}${found.push(sql) - 1}${EDGE}` : sql);

/** Of a lambda that is not in it. */
function readsParameter(node: Node): boolean {
  const own = new Set<string>();
  const isForeign = (part: Node): boolean => {
    if (part.kind === "lambda") part.parameters.forEach((name) => own.add(name));
    return part.kind === "variable" && part.scope === "lambda" && !own.has(part.name);
  };
  return some(node, isForeign);
}

/** What `body` renders keeps its subqueries. */
function apart(body: () => string): string {
  const outer = found;
  found = undefined;
  try {
    return body();
  } finally {
    found = outer;
  }
}

/** Of an expression that stands in no other. */
export function whole(body: () => string): string {
  if (found) return body();
  const own: string[] = [];
  found = own;
  try {
    return placed(body(), own);
  } finally {
    found = undefined;
  }
}

/** All of them move where one must: the struct's lambda is around the rest. */
function placed(sql: string, subqueries: readonly string[]): string {
  if (!isWithinLambda(sql)) return sql.replaceAll(MARK, (_, at: string) => nth(subqueries, Number(at)));
  const fields = subqueries.map((subquery, at) => `s${at} := ${subquery}`);
  const body = sql.replaceAll(MARK, (_, at: string) => `struct_extract(_s, 's${at}')`);
  return `list_transform([struct_pack(${fields.join(", ")})], lambda _s: ${body})[1]`;
}

/** Texts, names, parentheses, marks, and what DuckDB takes no subquery in: it ends with the parentheses around. */
const TOKEN = new RegExp(`'(?:[^']|'')*'|"(?:[^"]|"")*"|\\blambda\\b|\\bTRY\\(|[()]|${MARK.source}`, "g");

/** Whether a mark is. */
function isWithinLambda(sql: string): boolean {
  const around: boolean[] = [];
  let isWithin = false;
  for (const [token, mark] of sql.matchAll(TOKEN)) {
    if (mark !== undefined && isWithin) return true;
    if (token.endsWith("(")) around.push(isWithin);
    if (token === "lambda" || token === "TRY(") isWithin = true;
    else if (token === ")") isWithin = around.pop() ?? false;
  }
  return false;
}
