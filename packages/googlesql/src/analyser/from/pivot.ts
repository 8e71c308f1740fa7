/** PIVOT as what it means: a grouping, each aggregate filtered once for each value. */
import type * as ast from "../../ast/index.ts";
import { type Expr, has, keyOf, mapExpr, walk } from "../../tree/index.ts";
import { coerce } from "../coerce.ts";
import { comparison } from "../comparison.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { scopeOf, type Visible } from "../scope.ts";
import { derived } from "./derived.ts";
import { labelOf } from "./labels.ts";

export type Pivot = Omit<Extract<ast.FromItem, { kind: "pivot" }>, "input">;

export function pivot(item: Pivot, input: Source, env: Env): Source {
  const here = within(env, scopeOf(input.columns, input.ranges, env.scope.outer), plain("PIVOT"));
  const by = env.context.expression(item.by, here);
  const aggregates = item.aggregates.map((part) => aggregate(part, here));
  const used = namesRead([by, ...aggregates.map((part) => part.expr)]);
  const keys = input.columns.filter((column) => !used.has(keyOf(column.expr)));
  const made = item.values.flatMap((value) => ofValue(value, by, aggregates, here));
  const select = {
    from: input.from,
    ...(keys.length > 0 && { groupBy: { keys: keys.map((key) => key.expr) } }),
  };
  return derived(select, [...keys, ...made], item.alias?.name, env);
}

interface Aggregate {
  readonly alias: string | undefined;
  readonly expr: Expr;
}

function aggregate(part: Pivot["aggregates"][number], env: Env): Aggregate {
  const expr = env.context.expression(
    part.value,
    within(env, env.scope, { clause: "PIVOT", aggregates: true, windows: false }),
  );
  if (!has(expr, "aggregate")) invalid("PIVOT needs an aggregate function", part.value);
  return { alias: part.alias?.name, expr };
}

/** Columns that the pivot reads are used up: the rest is grouped by. */
function namesRead(exprs: readonly Expr[]): Set<string> {
  const read = new Set<string>();
  for (const expr of exprs)
    walk(expr, (node) => {
      if (node.kind === "column" || node.kind === "field") read.add(keyOf(node));
    });
  return read;
}

function ofValue(part: Pivot["values"][number], by: Expr, aggregates: readonly Aggregate[], env: Env): Visible[] {
  const value = coerce(env.context.expression(part.value, env), by.type, part.value, "a value of PIVOT");
  const label = part.alias?.name ?? labelOf(value, part.value);
  const isNull = value.kind === "literal" && value.value === null;
  const where = comparison(isNull ? "is_not_distinct_from" : "eq", by, value, part.value);
  return aggregates.map(({ alias, expr }) => ({
    name: alias === undefined ? label : `${alias}_${label}`,
    expr: filtered(expr, where),
  }));
}

const filtered = (expr: Expr, where: Expr): Expr =>
  mapExpr(expr, { expr: (node) => (node.kind === "aggregate" ? { ...node, where } : undefined) });
