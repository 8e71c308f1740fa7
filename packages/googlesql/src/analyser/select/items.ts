/** The select list: stars opened, names found. */
import type * as ast from "../../ast/index.ts";
import type { Env } from "../context.ts";
import { impliedName, type Item } from "./item.ts";
import { star } from "./star.ts";

export const items = (list: readonly ast.SelectItem[], env: Env): Item[] =>
  list.flatMap((item) => (item.kind === "star" ? star(item, env) : [value(item, env)]));

function value(item: Extract<ast.SelectItem, { kind: "value" }>, env: Env): Item {
  const name = item.alias?.name ?? impliedName(item.value);
  return { name, expr: env.context.expression(item.value, env), span: item.value };
}
