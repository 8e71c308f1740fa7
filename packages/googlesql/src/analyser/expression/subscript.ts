/** `a[0]`, `a[SAFE_OFFSET(0)]`, `json.a[0]`, `struct[OFFSET(0)]`. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { type Field, typeName } from "../../types.ts";
import type { Env } from "../context.ts";
import { invalid, unsupported } from "../refuse.ts";
import { apply } from "./apply.ts";

type Subscript = Extract<ast.Expression, { kind: "subscript" }>;

export function subscript(node: Subscript, env: Env): Expr {
  const base = env.context.expression(node.base, env);
  const index = env.context.expression(node.index, env);
  if (node.mode === "key" || node.mode === "safe_key") return unsupported("KEY in a subscript", node);
  if (base.type.kind === "JSON" && node.mode === "plain") return apply("json_subscript", [base, index], node);
  if (base.type.kind === "STRUCT") return position(base, base.type.fields, index, node);
  if (base.type.kind !== "ARRAY")
    return invalid(`cannot take an element of a value of type ${typeName(base.type)}`, node);
  return apply(node.mode === "plain" ? "subscript_offset" : `subscript_${node.mode}`, [base, index], node);
}

function position(base: Expr, fields: readonly Field[], index: Expr, node: Subscript): Expr {
  if (index.kind !== "literal" || typeof index.value !== "bigint") {
    return invalid("a position in a STRUCT must be a literal number", node.index);
  }
  const at = Number(index.value) - (node.mode.endsWith("ordinal") ? 1 : 0);
  const field =
    fields[at] ??
    invalid(`position ${index.value} is out of range: the STRUCT has ${fields.length} fields`, node.index);
  return { kind: "field", base, index: at, type: field.type };
}
