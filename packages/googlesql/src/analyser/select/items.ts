/** The select list: stars opened, names found. */
import type * as ast from "../../ast.ts";
import type { Expr } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { star } from "./star.ts";

export interface Item {
  /** Absent for what has no name: `SELECT 1`. */
  readonly name: string | undefined;
  readonly expr: Expr;
  readonly span: ast.Span;
}

export const items = (list: readonly ast.SelectItem[], env: Env): Item[] =>
  list.flatMap((item) => (item.kind === "star" ? star(item, env) : [value(item, env)]));

function value(item: Extract<ast.SelectItem, { kind: "value" }>, env: Env): Item {
  const name = item.alias?.name ?? impliedName(item.value);
  return { name, expr: env.context.expression(item.value, env), span: item.value };
}

/** `t.a` is called `a`, and so is `f(x).a`. */
export function impliedName(node: ast.Expression): string | undefined {
  if (node.kind === "path") return node.names.at(-1)!.name;
  return node.kind === "field" ? node.name.name : undefined;
}
