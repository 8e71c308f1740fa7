/** `INTERVAL '1-2' YEAR TO MONTH` is a literal, `INTERVAL n DAY` a value of its number. */
import type * as ast from "../../ast/index.ts";
import { parseInterval } from "../../literals/index.ts";
import type { Expr } from "../../tree/index.ts";
import { INTERVAL } from "../../types.ts";
import type { Env } from "../context.ts";
import { invalid } from "../refuse.ts";
import { apply } from "./apply.ts";

export function interval(node: Extract<ast.Expression, { kind: "interval" }>, env: Env): Expr {
  const value = env.context.expression(node.value, env);
  if (value.kind !== "literal" || value.value === null) {
    if (node.to !== undefined) return invalid("an INTERVAL of several parts must be a literal", node);
    return apply("interval", [value], node, { part: node.from });
  }
  return { kind: "literal", value: parseInterval(String(value.value), node.from, node.to, node), type: INTERVAL };
}
