/** Columns as DDL defines them. */
import type * as ast from "../../ast/index.ts";
import type { ColumnDefinition, TableOptions } from "../../tree/index.ts";
import { coerce } from "../coerce.ts";
import { type Env, plain, within } from "../context.ts";
import { narrowed } from "../narrow.ts";
import { invalid } from "../refuse.ts";
import { emptyScope } from "../scope.ts";
import { parametersOf, typeOf } from "../type-of.ts";

/** Of OPTIONS only descriptions are kept. */
export function descriptionOf(options: ast.Options): string | undefined {
  const option = options.find(({ name }) => name.name.toLowerCase() === "description");
  return option?.value.kind === "literal" && option.value.type === "STRING" ? option.value.value : undefined;
}

export function tableOptions(options: ast.Options): TableOptions {
  const description = descriptionOf(options);
  return description === undefined ? {} : { description };
}

export function definition(node: ast.ColumnDefinition, env: Env): ColumnDefinition {
  if (!node.type) return invalid(`column "${node.name.name}" needs a type`, node);
  const type = typeOf(node.type);
  const description = descriptionOf(node.options);
  const parameters = parametersOf(node.type);
  return {
    name: node.name.name,
    type,
    ...(parameters.length > 0 && { parameters }),
    notNull: node.notNull || (node.primaryKey ?? false),
    ...(node.default && { default: defaultOf(node.default, { type, parameters }, env) }),
    ...(description !== undefined && { description }),
  };
}

export function defaultOf(node: ast.Expression, column: Pick<ColumnDefinition, "type" | "parameters">, env: Env) {
  const expr = env.context.expression(node, within(env, emptyScope, plain("DEFAULT")));
  return narrowed(assigned(expr, column.type, node), column);
}

/** A default, or a value that is stored: coerced to the column's type. */
export const assigned = (expr: Parameters<typeof coerce>[0], type: ColumnDefinition["type"], span: ast.Span) =>
  coerce(expr, type, span, "a value");
