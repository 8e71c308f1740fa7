/** IN and LIKE ANY/ALL, over a list, an array or a query. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { arrayOf, BOOL, typeName } from "../../types.ts";
import { isComparable } from "../../coercion/index.ts";
import { unified } from "../coerce.ts";
import type { Env } from "../context.ts";
import { invalid } from "../refuse.ts";
import { columnsAs } from "../query/columns-as.ts";
import { apply, negated, spanOnly } from "./apply.ts";
import { nth } from "../../lists.ts";

type Of<K extends ast.Expression["kind"]> = Extract<ast.Expression, { kind: K }>;

const isList = (set: ast.InSet): set is readonly ast.Expression[] => Array.isArray(set);

export function inSet(node: Of<"in">, env: Env): Expr {
  const operand = env.context.expression(node.operand, env);
  return negated(member(operand, node, env), node.negated, node);
}

function member(operand: Expr, node: Of<"in">, env: Env): Expr {
  const { set } = node;
  if (isList(set)) return apply("in", [operand, ...set.map((item) => env.context.expression(item, env))], node);
  if ("unnest" in set) return apply("in_array", [operand, env.context.expression(set.unnest, env)], node);
  return inQuery(operand, set, node, env);
}

function inQuery(operand: Expr, set: ast.Query, node: ast.Span, env: Env): Expr {
  const resolved = env.context.query(set, env);
  const [column, ...others] = resolved.columns;
  if (!column || others.length > 0)
    return invalid(`IN needs a query of one column, got ${resolved.columns.length}`, set);
  const found = unified([operand, { kind: "column", relation: "", name: column.emitted, type: column.type }]);
  if (!found || !isComparable(found.type)) {
    return invalid(`IN cannot compare ${typeName(operand.type)} and ${typeName(column.type)}`, node);
  }
  const { query } = columnsAs(resolved, [found.type], env);
  return { kind: "inQuery", operand: nth(found.exprs, 0), query, type: BOOL, span: spanOnly(node) };
}

export function like(node: Of<"like">, env: Env): Expr {
  const operand = env.context.expression(node.operand, env);
  return negated(matches(operand, node, env), node.negated, node);
}

/** What is not like any is unlike one of them, and what is not like all is unlike each. */
const OPPOSITE = { ANY: "ALL", ALL: "ANY" } as const;

function matches(operand: Expr, node: Of<"like">, env: Env): Expr {
  const { patterns } = node;
  const quantifier = node.quantifier && (node.negated ? OPPOSITE[node.quantifier] : node.quantifier);
  const fn = quantifier ? `like_${quantifier.toLowerCase()}` : "like";
  if (isList(patterns)) return apply(fn, [operand, ...patterns.map((item) => env.context.expression(item, env))], node);
  const array = "unnest" in patterns ? env.context.expression(patterns.unnest, env) : arrayOfQuery(patterns, env);
  return apply(`${fn}_array`, [operand, array], node);
}

function arrayOfQuery(node: ast.Query, env: Env): Expr {
  const { query, columns } = env.context.query(node, env);
  const [column, ...others] = columns;
  if (!column || others.length > 0) return invalid(`LIKE needs a query of one column, got ${columns.length}`, node);
  return { kind: "arraySubquery", query, type: arrayOf(column.type), span: spanOnly(node) };
}
