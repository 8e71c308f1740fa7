/** `@name`, `?`, `@@row_count`. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { invalid, unsupported } from "../refuse.ts";
import { didYouMean } from "../suggest.ts";

type Of<K extends ast.Expression["kind"]> = Extract<ast.Expression, { kind: K }>;

export function parameter(node: Of<"parameter">, env: Env): Expr {
  const known = env.context.options.parameters ?? new Map();
  const wanted = String(node.name).toLowerCase();
  for (const [name, type] of known) {
    if (name.toLowerCase() === wanted) return { kind: "variable", name, scope: "parameter", type };
  }
  const written = typeof node.name === "number" ? `parameter ${node.name + 1}` : `parameter @${node.name}`;
  return invalid(`${written} was not given${didYouMean(wanted, known.keys())}`, node);
}

export function systemVariable(node: Of<"systemVariable">, env: Env): Expr {
  const name = `@@${node.names.map((part) => part.name.toLowerCase()).join(".")}`;
  const type = env.context.options.variables?.get(name);
  return type ? { kind: "variable", name, scope: "script", type } : unsupported(`system variable ${name}`, node);
}
