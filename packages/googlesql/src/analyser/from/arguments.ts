/** What table functions take beside a table: literals, by place or by name. */
import type * as ast from "../../ast/index.ts";
import { invalid } from "../refuse.ts";

export type Named = Readonly<Record<string, ast.Expression | undefined>>;

/** By name; those without one are in the order of `names`. */
export function named(call: ast.Call, names: readonly string[]): Named {
  const found: Record<string, ast.Expression> = {};
  for (const [i, { name, value }] of call.args.slice(1).entries()) {
    const key = name?.name.toLowerCase() ?? names[i];
    if (key === undefined || !names.includes(key))
      return invalid(`unknown argument "${key ?? i + 2}"`, call.args[i + 1]);
    if (value.kind === "table" || value.kind === "query")
      return invalid(`expected a value for ${key}`, call.args[i + 1]);
    found[key] = value;
  }
  return found;
}

export function text(node: ast.Expression | undefined, what: string, span: ast.Span): string {
  if (node?.kind === "literal" && node.type === "STRING") return node.value;
  return invalid(`${what} must be a STRING literal`, node ?? span);
}

export function list(node: ast.Expression | undefined, what: string): readonly ast.Expression[] {
  if (!node) return [];
  return node.kind === "array" ? node.items : invalid(`${what} must be an array that is written out`, node);
}

export const texts = (node: ast.Expression | undefined, what: string): string[] =>
  list(node, what).map((item) => text(item, `each of ${what}`, item));

/** A column's name within generated text. */
export const quoted = (name: string): string => `\`${name.replaceAll(/[\\`]/g, "\\$&")}\``;
