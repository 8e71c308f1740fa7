import type * as ast from "../../ast/index.ts";
import { resolve } from "../../signatures/index.ts";
import type { Expr } from "../../tree/index.ts";
import { STRING } from "../../types.ts";
import { convert } from "../coerce.ts";
import type { Env } from "../context.ts";
import { operandOf } from "../operand.ts";
import { invalid } from "../refuse.ts";
import { zip } from "../../lists.ts";

export function extract(node: Extract<ast.Expression, { kind: "extract" }>, env: Env): Expr {
  const { name, weekday } = node.part;
  const part = { part: name, ...(weekday !== undefined && { weekday }) };
  const args = [node.operand, ...(node.zone ? [node.zone] : [])].map((arg) => env.context.expression(arg, env));
  const found = resolve("extract", [{ type: STRING, part }, ...args.map(operandOf)]);
  if (found.error !== undefined) return invalid(found.error, node);
  const values = zip(args, found.args.slice(1), (arg, chosen) => convert(arg, chosen.type));
  return {
    kind: "call",
    fn: found.fn,
    args: [{ kind: "part", ...part, type: STRING }, ...values],
    safe: false,
    type: found.result,
  };
}
