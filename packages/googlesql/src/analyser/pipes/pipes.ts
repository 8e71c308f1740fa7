/** `|>`: one operator after the other, as few nested SELECTs as keep the meaning. */
import type * as ast from "../../ast/index.ts";
import type { Env, Resolved } from "../context.ts";
import { relation, valueRelation } from "../from/relation.ts";
import { withCtes } from "../query/ctes.ts";
import { unsupported } from "../refuse.ts";
import { aggregate } from "./aggregate.ts";
import { assert, branch } from "./checks.ts";
import { as, drop, extend, rename, set } from "./columns.ts";
import { type Flow, flowOf, resolvedOf } from "./flow.ts";
import { joinPipe, pivotPipe, samplePipe, setOperationPipe, unpivotPipe } from "./relations.ts";
import { distinct, limit, orderBy, select, where } from "./rows.ts";
import { nth } from "../../lists.ts";

export function pipes(flow: Flow, list: readonly ast.Pipe[], env: Env): Resolved {
  const [pipe, ...rest] = list;
  if (!pipe) return resolvedOf(flow, env);
  if (pipe.kind !== "with") return pipes(step(flow, pipe, env), rest, env);
  const ctes = withCtes(pipe, env);
  return ctes.around(pipes(flow, rest, ctes.env));
}

/** A query as what a pipe starts from. */
export function flowFrom({ query, columns }: Resolved, env: Env): Flow {
  const from = { kind: "subquery", query, alias: env.context.alias("subquery"), lateral: false } as const;
  return flowOf(
    query.valueTable ? valueRelation(from, undefined, nth(columns, 0)) : relation(from, undefined, columns),
  );
}

function step(flow: Flow, pipe: Exclude<ast.Pipe, { kind: "with" }>, env: Env): Flow {
  switch (pipe.kind) {
    case "select":
      return select(flow, pipe, env);
    case "extend":
    case "window":
      return extend(flow, pipe.items, env);
    case "set":
      return set(flow, pipe.items, env);
    case "drop":
      return drop(flow, pipe.names, env);
    case "rename":
      return rename(flow, pipe.items, env);
    case "as":
      return as(flow, pipe.alias, env);
    case "where":
      return where(flow, pipe.condition, env);
    case "aggregate":
      return aggregate(flow, pipe, env);
    case "distinct":
      return distinct(flow, pipe, env);
    case "orderBy":
      return orderBy(flow, pipe.items, env);
    case "limit":
      return limit(flow, pipe, env);
    case "join":
      return joinPipe(flow, pipe, env);
    case "setOperation":
      return setOperationPipe(flow, pipe, env);
    case "sample":
      return samplePipe(flow, pipe, env);
    case "pivot":
      return pivotPipe(flow, pipe.pivot, env);
    case "unpivot":
      return unpivotPipe(flow, pipe.unpivot, env);
    case "assert":
      return assert(flow, pipe, env);
    case "if":
      return branch(pipe, env).reduce((at, inner) => stepOrRefuse(at, inner, env), flow);
    case "call":
      return unsupported("CALL in a pipe", pipe);
  }
}

const stepOrRefuse = (flow: Flow, pipe: ast.Pipe, env: Env): Flow =>
  pipe.kind === "with" ? unsupported("WITH within a pipe's IF", pipe) : step(flow, pipe, env);
