/** UPDATE … FROM and DELETE. */
import type * as ast from "../../ast/index.ts";
import type { Statement } from "../../tree/index.ts";
import { conditionOf } from "../condition.ts";
import { type Env, plain, within } from "../context.ts";
import { beforeFrom, scopeOf } from "../scope.ts";
import { assignments, target } from "./target.ts";

export function update(node: Extract<ast.Dml, { kind: "update" }>, env: Env): Statement {
  const at = target(node.path, node.alias, env);
  const source = node.from && env.context.source(node.from, within(env, beforeFrom(env.scope)));
  const scope = scopeOf(
    [...at.columns, ...(source?.columns ?? [])],
    [...at.ranges, ...(source?.ranges ?? [])],
    env.scope,
  );
  return {
    kind: "update",
    table: at.table.name,
    alias: at.alias,
    set: assignments(node.set, at, within(env, scope, plain("SET"))),
    ...(source && { from: source.from }),
    where: conditionOf(node.where, within(env, scope, plain("WHERE"))),
    columns: at.table.columns,
  };
}

export function deleteFrom(node: Extract<ast.Dml, { kind: "delete" }>, env: Env): Statement {
  const at = target(node.path, node.alias, env);
  const scope = scopeOf(at.columns, at.ranges, env.scope);
  const where = conditionOf(node.where, within(env, scope, plain("WHERE")));
  return { kind: "delete", table: at.table.name, alias: at.alias, where };
}
