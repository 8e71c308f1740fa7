/** `[…]`, `ARRAY<T>[…]`, `STRUCT(…)`, `STRUCT<…>(…)`, `(a, b)`. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { arrayOf, type Field, fieldType, structOf } from "../../types.ts";
import { coerce, unify } from "../coerce.ts";
import type { Env } from "../context.ts";
import { emptyArray, typedAsWritten } from "../operand.ts";
import { impliedName } from "../select/item.ts";
import { plainTypeOf } from "../type-of.ts";
import { invalid } from "../refuse.ts";
import { nth, zip } from "../../lists.ts";

type Of<K extends ast.Expression["kind"]> = Extract<ast.Expression, { kind: K }>;

export function array(node: Of<"array">, env: Env): Expr {
  const items = node.items.map((item) => env.context.expression(item, env));
  if (node.element) return typedArray(node, node.element, items);
  if (items.length === 0) return emptyArray();
  const { type, exprs } = unify(items, "the elements of the array", node);
  if (type.kind === "ARRAY") return invalid("an array cannot hold arrays: put them in a STRUCT", node);
  return { kind: "array", items: exprs, type: arrayOf(type) };
}

function typedArray(node: Of<"array">, written: ast.TypeExpr, items: readonly Expr[]): Expr {
  const element = plainTypeOf(written);
  const exprs = items.map((item, i) => coerce(item, element, node.items[i], "an element"));
  return typedAsWritten({ kind: "array", items: exprs, type: arrayOf(element) });
}

export function struct(node: Of<"struct">, env: Env): Expr {
  const values = node.fields.map((field) => env.context.expression(field.value, env));
  if (node.type) return typedStruct(node, node.type, values);
  const fields = zip(node.fields, values, (field, value) => fieldOf(field, value, node));
  return { kind: "struct", fields: values, type: structOf(fields) };
}

/** `(a, b)` has no names; `STRUCT(t.a)` is called `a`. */
function fieldOf(field: Of<"struct">["fields"][number], value: Expr, node: Of<"struct">): Field {
  const name = field.name?.name ?? (isTuple(node) ? undefined : impliedName(field.value));
  return name === undefined ? { type: value.type } : { name, type: value.type };
}

/** The parser leaves no sign; a tuple begins where its first field does, but for the parenthesis. */
const isTuple = ({ fields, start }: Of<"struct">) => fields.length > 1 && nth(fields, 0).value.start - start < 6;

function typedStruct(node: Of<"struct">, written: ast.TypeExpr, values: readonly Expr[]): Expr {
  const type = plainTypeOf(written);
  if (type.kind !== "STRUCT" || type.fields.length !== values.length) {
    return invalid(`the STRUCT has ${values.length} values, its type says otherwise`, node);
  }
  const fields = zip(values, node.fields, (value, field, i) =>
    coerce(value, fieldType(type, i), field.value, "a field"),
  );
  return typedAsWritten({ kind: "struct", fields, type });
}
