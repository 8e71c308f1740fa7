/** MERGE: each WHEN sees the target, the source, or both. */
import type * as ast from "../../ast/index.ts";
import type { Expr, MergeWhen, Statement } from "../../tree/index.ts";
import type { Column } from "../../types.ts";
import { conditionOf } from "../condition.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { coerce } from "../coerce.ts";
import { narrowed } from "../narrow.ts";
import { invalid } from "../refuse.ts";
import { beforeFrom, scopeOf } from "../scope.ts";
import { assignments, columnsNamed, type Target, target, valueFor } from "./target.ts";
import { zip } from "../../lists.ts";

export function merge(node: Extract<ast.Dml, { kind: "merge" }>, env: Env): Statement {
  const at = target(node.path, node.alias, env);
  const source = env.context.source(node.source, within(env, beforeFrom(env.scope)));
  const both = scopeOf([...at.columns, ...source.columns], [...at.ranges, ...source.ranges], env.scope);
  return {
    kind: "merge",
    table: at.table.name,
    alias: at.alias,
    columns: at.table.columns,
    source: source.from,
    on: conditionOf(node.on, within(env, both, plain("ON"))),
    whens: node.whens.map((when) => mergeWhen(when, at, source, env)),
  };
}

function mergeWhen(when: ast.MergeWhen, at: Target, source: Source, env: Env): MergeWhen {
  const sides = { MATCHED: [at, source], "NOT MATCHED BY TARGET": [source], "NOT MATCHED BY SOURCE": [at] }[
    when.matched
  ];
  const scope = scopeOf(
    sides.flatMap((side) => side.columns),
    sides.flatMap((side) => side.ranges),
    env.scope,
  );
  const here = within(env, scope, plain("WHEN"));
  return {
    matched: when.matched,
    ...(when.condition && { condition: conditionOf(when.condition, here) }),
    action: action(when, at, source, here),
  };
}

function action(when: ast.MergeWhen, at: Target, source: Source, env: Env): MergeWhen["action"] {
  const node = when.action;
  if (node.kind === "delete") return when.matched === "NOT MATCHED BY TARGET" ? wrongAction(when) : node;
  if (node.kind === "update") {
    if (when.matched === "NOT MATCHED BY TARGET") return wrongAction(when);
    return { kind: "update", set: assignments(node.set, at, env) };
  }
  if (when.matched !== "NOT MATCHED BY TARGET") return wrongAction(when);
  const columns = columnsNamed(node.columns, at.table, when);
  if (node.values === "ROW") return inserting(columns, rowValues(columns, source, when));
  if (node.values.length !== columns.length) {
    return invalid(`INSERT of ${node.values.length} values for ${columns.length} columns`, when);
  }
  return listed(node.values, columns, env);
}

const wrongAction = (when: ast.MergeWhen): never =>
  invalid(`WHEN ${when.matched} cannot ${when.action.kind.toUpperCase()}`, when);

/** What is DEFAULT is left to the engine. */
function listed(values: readonly ast.Expression[], columns: readonly Column[], env: Env): MergeWhen["action"] {
  const pairs = zip(values, columns, (value, column) => ({ value, column }));
  const given = pairs.filter(({ value }) => value.kind !== "default");
  return inserting(
    given.map(({ column }) => column),
    given.map(({ column, value }) => valueFor(column, value, env)),
  );
}

const inserting = (columns: readonly Column[], values: readonly Expr[]): MergeWhen["action"] => ({
  kind: "insert",
  columns: columns.map((column) => column.name),
  values,
});

/** INSERT ROW: the source's columns, in their order. */
function rowValues(columns: readonly Column[], source: Source, when: ast.MergeWhen) {
  if (source.columns.length !== columns.length) {
    return invalid(`INSERT ROW of ${source.columns.length} values for ${columns.length} columns`, when);
  }
  return zip(source.columns, columns, ({ expr }, column) =>
    narrowed(coerce(expr, column.type, when, `a value for column "${column.name}"`), column),
  );
}
