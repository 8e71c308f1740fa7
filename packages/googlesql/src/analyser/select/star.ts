/** `*`, `t.*`, `(struct).*`, with EXCEPT and REPLACE. */
import type * as ast from "../../ast/index.ts";
import { typeName } from "../../types.ts";
import type { Env } from "../context.ts";
import { invalid } from "../refuse.ts";
import { fieldsOf, find, type Visible } from "../scope.ts";
import { didYouMean } from "../suggest.ts";
import type { Item } from "./item.ts";

type Star = Extract<ast.SelectItem, { kind: "star" }>;

export function star(item: Star, env: Env): Item[] {
  const columns = (item.base ? ofBase(item.base, env) : ofScope(item, env)).filter((column) => !column.hidden);
  checkNames(item, columns);
  const except = lowerNames(item.except);
  const kept = columns.filter((column) => !(column.name !== undefined && except.has(column.name.toLowerCase())));
  if (kept.length === 0) return invalid("SELECT * gives no columns here", item);
  return kept.map((column) => replaced(item, column, env));
}

const lowerNames = (names: readonly ast.Identifier[]) => new Set(names.map((name) => name.name.toLowerCase()));

function ofScope(item: Star, env: Env): readonly Visible[] {
  if (env.scope.columns.length > 0 || env.scope.ranges.length > 0) return env.scope.columns;
  return invalid("SELECT * needs a FROM", item);
}

/** A table alias gives its columns, any other STRUCT its fields. */
function ofBase(base: ast.Expression, env: Env): readonly Visible[] {
  const target = base.kind === "path" && base.names.length === 1 ? find(base.names[0].name, env.scope) : undefined;
  if (target?.kind === "range" && !target.range.valueTable) return target.range.columns;
  const value = env.context.expression(base, env);
  if (value.type.kind === "STRUCT") return fieldsOf(value);
  return invalid(`.* needs a table or a STRUCT, got ${typeName(value.type)}`, base);
}

function checkNames(item: Star, columns: readonly Visible[]): void {
  const known = columns.flatMap((column) => column.name ?? []);
  const lower = new Set(known.map((name) => name.toLowerCase()));
  for (const name of [...item.except, ...item.replace.map((part) => part.name)]) {
    if (!lower.has(name.name.toLowerCase())) {
      invalid(`column "${name.name}" is not in the columns of *${didYouMean(name.name, known)}`, name);
    }
  }
}

function replaced(item: Star, column: Visible, env: Env): Item {
  const wanted = column.name?.toLowerCase();
  const replacement = item.replace.find((part) => part.name.name.toLowerCase() === wanted);
  const renamed = item.rename?.find((part) => part.from.name.toLowerCase() === wanted);
  const expr = replacement ? env.context.expression(replacement.value, env) : column.expr;
  return { name: renamed?.to.name ?? column.name, expr, span: item };
}
