/** UNNEST: an array of STRUCTs shows its fields by name, and the alias is the element; of anything else, the alias is it. */
import type * as ast from "../../ast/index.ts";
import { type Expr, isCorrelated } from "../../tree/index.ts";
import { INT64, type Type, typeName } from "../../types.ts";
import type { Env, Source } from "../context.ts";
import { invalid } from "../refuse.ts";
import { fieldsOf, type Range, type Visible } from "../scope.ts";
import { uniqueNames } from "../unique.ts";
import { columnOf } from "./relation.ts";

type UnnestItem = Extract<ast.FromItem, { kind: "unnest" }>;

export function unnest(item: UnnestItem, env: Env): Source {
  const offset = item.offset === true ? "offset" : item.offset?.name;
  if (item.args.length > 1) return unnestArray(zipped(item, env), { alias: undefined, offset }, env, item);
  const [argument] = item.args;
  if (!argument || argument.value.kind === "table" || argument.value.kind === "query") {
    return invalid("UNNEST takes an array", item);
  }
  const array = env.context.expression(argument.value, env);
  return unnestArray(array, { alias: item.alias?.name, offset }, env, item);
}

/** `UNNEST(a, b AS c)`: side by side, NULL where one is shorter; the arrays' names are those of the columns. */
function zipped(item: UnnestItem, env: Env): Expr {
  if (item.alias) return invalid("UNNEST of several arrays takes an alias for each", item.alias);
  const { start, end } = item;
  const name = { name: "ARRAY_ZIP", quoted: false, start, end };
  const mode = { name: "mode", quoted: false, start, end };
  const pad = { kind: "literal", type: "STRING", value: "PAD", start, end } as const;
  const hasMode = item.args.some((arg) => arg.name?.name.toLowerCase() === "mode");
  const args = hasMode ? item.args : [...item.args, { name: mode, value: pad, start, end }];
  return env.context.expression({ kind: "call", name: [name], args, start, end }, env);
}

interface Names {
  readonly alias: string | undefined;
  readonly offset: string | undefined;
}

export function unnestArray(array: Expr, names: Names, env: Env, span: ast.Span): Source {
  if (array.type.kind !== "ARRAY") {
    return invalid(`expected an array to unnest, got a value of type ${typeName(array.type)}`, span);
  }
  const unique = uniqueNames();
  const column = unique(names.alias ?? "value");
  const from = {
    kind: "unnest",
    array,
    alias: env.context.alias(names.alias ?? "unnest"),
    column,
    ...(names.offset === undefined ? {} : { offset: unique(names.offset) }),
    element: array.type.element,
    correlated: isCorrelated(array),
  } as const;
  return visible(from.alias, column, array.type.element, names, from.offset, from);
}

function visible(
  alias: string,
  column: string,
  element: Type,
  names: Names,
  offset: string | undefined,
  from: Source["from"],
): Source {
  const value = columnOf(alias, column, element);
  const fields = fieldsOf(value);
  const own = element.kind === "STRUCT" ? fields : [{ name: names.alias, expr: value }];
  const index: Visible[] = offset === undefined ? [] : [{ name: names.offset, expr: columnOf(alias, offset, INT64) }];
  const range: Range[] =
    names.alias === undefined ? [] : [{ name: names.alias, columns: fields, value, valueTable: true }];
  return { from, columns: [...own, ...index], ranges: range };
}
