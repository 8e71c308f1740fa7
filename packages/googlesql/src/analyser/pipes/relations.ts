/** JOIN, UNION, PIVOT and others that bring or make relations. */
import type * as ast from "../../ast/index.ts";
import { type Env, plain, within } from "../context.ts";
import { joinWith } from "../from/join.ts";
import { type Pivot, pivot } from "../from/pivot.ts";
import { sample } from "../from/sample.ts";
import { type Unpivot, unpivot } from "../from/unpivot.ts";
import { bodyOfQuery } from "../query/body.ts";
import { combine } from "../query/set-operation.ts";
import { beforeFrom } from "../scope.ts";
import { bare, closed, type Flow, flowOf, resolvedOf } from "./flow.ts";

type Of<K extends ast.Pipe["kind"]> = Extract<ast.Pipe, { kind: K }>;

const fromEnv = (env: Env): Env => within(env, beforeFrom(env.scope), plain("FROM"));

export const joinPipe = (flow: Flow, pipe: Of<"join">, env: Env): Flow =>
  flowOf(joinWith(bare(flow, env).source, pipe, fromEnv(env)));

export const samplePipe = (flow: Flow, pipe: Of<"sample">, env: Env): Flow =>
  flowOf(sample(pipe, bare(flow, env).source, fromEnv(env)));

export const pivotPipe = (flow: Flow, node: Pivot, env: Env): Flow =>
  flowOf(pivot(node, bare(flow, env).source, fromEnv(env)));

export const unpivotPipe = (flow: Flow, node: Unpivot, env: Env): Flow =>
  flowOf(unpivot(node, bare(flow, env).source, fromEnv(env)));

/** A bare body keeps its literals adaptable; anything around it makes it a query. */
export function setOperationPipe(flow: Flow, pipe: Of<"setOperation">, env: Env): Flow {
  const first = bodyOfQuery(resolvedOf(flow, env), env);
  const others = pipe.queries.map((query) => bodyOfQuery(env.context.query(query, env), env));
  return closed(flow, combine(pipe, [first, ...others], env));
}
