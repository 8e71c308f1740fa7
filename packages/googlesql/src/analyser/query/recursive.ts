/** A recursive CTE: what it starts from gives its columns, the rest is added until nothing new comes. */
import type * as ast from "../../ast/index.ts";
import type { Query } from "../../tree/index.ts";
import type { Ctes, Env, NamedQuery } from "../context.ts";
import { invalid, unsupported } from "../refuse.ts";
import { walk } from "../../ast/walk.ts";
import { type Body, bodyOfQuery, queryOf } from "./body.ts";
import { combine, united } from "./set-operation.ts";
import { canCoerce } from "../../coercion/index.ts";
import { typeName } from "../../types.ts";
import { nth } from "../../lists.ts";

/** Whether a table of this name is read anywhere below. */
export function mentions(tree: ast.QueryBody, name: string): boolean {
  const isMeant = ([first, ...others]: ast.Path) =>
    others.length === 0 && first?.name.toLowerCase() === name.toLowerCase();
  let found = false;
  walk(tree, (node) => {
    found ||= node.kind === "table" && isMeant(node.path);
    return !found;
  });
  return found;
}

export function recursive(
  cte: ast.Cte,
  env: Env,
  including: (named: NamedQuery) => Ctes,
): { named: NamedQuery; query: Query } {
  const { body } = cte.query;
  if (body.kind !== "setOperation" || body.operator !== "UNION") {
    return invalid(`the recursive query "${cte.name.name}" must be a UNION of a start and a step`, cte.name);
  }
  if (cte.query.orderBy.length > 0 || cte.query.limit || cte.query.pipes.length > 0 || cte.query.ctes.length > 0) {
    return unsupported("WITH, ORDER BY, LIMIT or pipes on a recursive query", cte.name);
  }
  const starts = body.queries.filter((query) => !mentions(query, cte.name.name));
  const steps = body.queries.filter((query) => mentions(query, cte.name.name));
  if (starts.length === 0) return invalid(`the recursive query "${cte.name.name}" has nothing to start from`, cte.name);
  const start = startOf(starts, body, env);
  const named = { name: env.context.cteName(cte.name.name), columns: start.columns, valueTable: start.valueTable };
  const inner = { ...env, ctes: including(named) };
  const bodies = steps.map((step) => fitting(resolved(step, inner), start, cte));
  const types = start.columns.map((column) => column.type);
  return { named, query: queryOf(united(body, [start, ...bodies], types, env)) };
}

function startOf(starts: readonly ast.QueryBody[], body: ast.SetOperation, env: Env): Body {
  const bodies = starts.map((start) => resolved(start, env));
  return bodies.length === 1 ? nth(bodies, 0) : combine(body, bodies, env);
}

/** A body by way of the query around it: this file knows no SELECT. */
function resolved(node: ast.QueryBody, env: Env): Body {
  const { start, end } = node;
  const whole = { kind: "query", recursive: false, ctes: [], body: node, orderBy: [], pipes: [], start, end } as const;
  return bodyOfQuery(env.context.query(whole, env), env);
}

function fitting(step: Body, start: Body, cte: ast.Cte): Body {
  if (step.columns.length !== start.columns.length) {
    return invalid(
      `the step of "${cte.name.name}" has ${step.columns.length} columns, its start ${start.columns.length}`,
      cte.name,
    );
  }
  for (const [i, column] of step.columns.entries()) {
    const type = nth(start.columns, i).type;
    const operand = { type: column.type, isLiteral: true, isNull: isNullColumn(step, i) };
    if (!canCoerce(operand, type)) {
      invalid(
        `column ${i + 1} of the step of "${cte.name.name}" is ${typeName(column.type)}, of its start ${typeName(type)}`,
        cte.name,
      );
    }
  }
  return step;
}

function isNullColumn(step: Body, i: number): boolean {
  const expr = step.body.kind === "select" ? nth(step.body.items, i).expr : undefined;
  return expr?.kind === "literal" && expr.value === null;
}
