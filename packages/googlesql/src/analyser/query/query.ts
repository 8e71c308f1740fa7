/** A whole query: WITH, body, ORDER BY, LIMIT, pipes. */
import type * as ast from "../../ast/index.ts";
import type { Query } from "../../tree/index.ts";
import { type Env, plain, type Resolved, within } from "../context.ts";
import { flowOf } from "../pipes/flow.ts";
import { flowFrom, pipes } from "../pipes/pipes.ts";
import { beforeFrom } from "../scope.ts";
import { select } from "../select/select.ts";
import { type Body, bodyOfQuery, columnsOf } from "./body.ts";
import { withCtes } from "./ctes.ts";
import { limits } from "./limits.ts";
import { ordered } from "./order.ts";
import { setOperation } from "./set-operation.ts";
import { tableQuery } from "./table-query.ts";

export function query(node: ast.Query, env: Env): Resolved {
  const ctes = withCtes(node, env);
  const inner = ctes.env;
  return ctes.around(node.pipes.length > 0 ? piped(node, inner) : whole(node, inner));
}

function whole(node: ast.Query, env: Env): Resolved {
  const sorted = ordered(bodyOf(node.body, env), node.orderBy);
  return finish(sorted.body, { orderBy: sorted.orderBy, ...limits(node, env) });
}

/** `FROM t |> …` begins with the FROM itself, anything else with a query. */
function piped(node: ast.Query, env: Env): Resolved {
  const { body } = node;
  if (body.kind !== "from" || node.orderBy.length > 0 || node.limit || node.offset) {
    return pipes(flowFrom(whole(node, env), env), node.pipes, env);
  }
  const source = env.context.source(body.from, within(env, beforeFrom(env.scope), plain("FROM")));
  return pipes(flowOf(source), node.pipes, env);
}

function finish(body: Body, rest: Partial<Query>): Resolved {
  const { columns } = body;
  const own = { kind: "query", recursive: false, ctes: [], orderBy: [], body: body.body } as const;
  return { query: flat({ ...own, ...rest, columns: columnsOf(columns), valueTable: body.valueTable }), columns };
}

/** `((SELECT 1))` is `SELECT 1`. */
function flat(query: Query): Query {
  if (query.body.kind !== "query" || query.orderBy.length > 0 || query.limit || query.offset) return query;
  return query.ctes.length > 0 ? query : query.body;
}

function bodyOf(node: ast.QueryBody, env: Env): Body {
  switch (node.kind) {
    case "select":
      return select(node, env);
    case "setOperation":
      return setOperation(node, env, bodyOf);
    case "from":
      return tableQuery(node, env);
    case "query":
      return bodyOfQuery(env.context.query(node, env), env);
  }
}
