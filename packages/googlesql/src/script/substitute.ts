/** Variables and parameters in a resolved tree → their values. */
import type { Expr, Statement } from "../tree/index.ts";

type Values = (scope: "script" | "parameter", name: string) => Expr | undefined;

/** The tree itself where there is nothing to replace. */
export const substitute = <Node extends Statement | Expr>(tree: Node, values: Values): Node =>
  replaced(tree, values) as Node;

function replaced(node: unknown, values: Values): unknown {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return node;
  if (Array.isArray(node)) return replacedList(node, values);
  const expr = node as Expr;
  if (expr.kind === "variable" && expr.scope !== "lambda") return values(expr.scope, expr.name) ?? node;
  return picked(replacedObject(node, values));
}

function replacedList(list: readonly unknown[], values: Values): readonly unknown[] {
  const out = list.map((each) => replaced(each, values));
  return out.every((each, i) => each === list[i]) ? list : out;
}

function replacedObject(node: object, values: Values): object {
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "type" || key === "span" || typeof value !== "object") continue;
    const out = replaced(value, values);
    if (out !== value) changed[key] = out;
  }
  return Object.keys(changed).length === 0 ? node : { ...node, ...changed };
}

/** A field of a STRUCT that is written out is that field. */
function picked(node: object): object {
  const expr = node as Expr;
  if (expr.kind !== "field" || expr.base.kind !== "struct") return node;
  return expr.base.fields[expr.index] ?? node;
}
