/** UNION, INTERSECT, EXCEPT: columns by position or by name, each of the common type. */
import type * as ast from "../../ast/index.ts";
import { commonType, type Operand } from "../../coercion/index.ts";
import type { Query } from "../../tree/index.ts";
import { sameType, type Type, typeName } from "../../types.ts";
import { convert } from "../coerce.ts";
import type { Env, OutputColumn } from "../context.ts";
import { operandOf } from "../operand.ts";
import { invalid } from "../refuse.ts";
import { outputNames } from "../unique.ts";
import { type Body, columnsOf, queryOf } from "./body.ts";
import { byName } from "./by-name.ts";
import { selectOf } from "./wrap.ts";
import { nth, zip } from "../../lists.ts";

export type Resolve = (node: ast.QueryBody, env: Env) => Body;

export function setOperation(node: ast.SetOperation, env: Env, resolve: Resolve): Body {
  return combine(
    node,
    node.queries.map((query) => resolve(query, env)),
    env,
  );
}

export type Operation = Pick<ast.SetOperation, "operator" | "distinct" | keyof ast.Span> & {
  readonly byName?: ast.SetOperation["byName"] | undefined;
};

export function combine(node: Operation, bodies: readonly Body[], env: Env): Body {
  const inputs = node.byName ? byName(node.byName, bodies, node) : bodies;
  const width = nth(inputs, 0).columns.length;
  const odd = inputs.find((input) => input.columns.length !== width);
  if (odd) invalid(`${node.operator} of queries with ${width} and ${odd.columns.length} columns`, node);
  const types = Array.from({ length: width }, (_, i) => columnType(inputs, i, node));
  return united(node, inputs, types, env);
}

export function united(node: Operation, inputs: readonly Body[], types: readonly Type[], env: Env): Body {
  const given = nth(inputs, 0).columns.map(({ name }) => name);
  const names = outputNames(given);
  const columns = types.map((type, i): OutputColumn => ({ emitted: nth(names, i), name: given[i], type }));
  const queries = inputs.map((input) => withTypes(input, types));
  const { operator, distinct } = node;
  const body = { kind: "setOperation", operator, distinct, queries, columns: columnsOf(columns) } as const;
  return { body, columns, valueTable: inputs.every((input) => input.valueTable), env };
}

function columnType(inputs: readonly Body[], i: number, node: Operation): Type {
  const operands = inputs.map((input) => columnOperand(input, i));
  const types = operands.map((operand) => typeName(operand.type)).join(" and ");
  return commonType(operands) ?? invalid(`column ${i + 1} of the ${node.operator} has no common type: ${types}`, node);
}

/** A literal in a select list still adapts. */
function columnOperand(input: Body, i: number): Operand {
  if (input.body.kind === "select") return operandOf(nth(input.body.items, i).expr);
  return { type: nth(input.columns, i).type };
}

export const hasTypes = (columns: readonly OutputColumn[], types: readonly Type[]): boolean =>
  zip(columns, types, (column, type) => sameType(column.type, type)).every(Boolean);

/** The input with its columns cast; where they stand in a select list, right there. */
export function withTypes(input: Body, types: readonly Type[]): Query {
  if (hasTypes(input.columns, types)) return queryOf(input);
  const { target, select } = selectOf(input);
  const items = zip(select.items, types, (item, type) => ({ ...item, expr: convert(item.expr, type) }));
  const columns = zip(input.columns, types, (column, type) => ({ ...column, type }));
  return queryOf({ ...target, body: { ...select, items }, columns });
}
