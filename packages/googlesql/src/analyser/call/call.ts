/** Function calls: found in the registry, or inlined where the user defined them. */
import type * as ast from "../../ast/index.ts";
import { findFunction, functionNames, resolve, whyRefused } from "../../signatures/index.ts";
import type { Expr } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { GoogleSqlError } from "../../error.ts";
import { invalid } from "../refuse.ts";
import { didYouMean } from "../suggest.ts";
import { partsOf, spanOf } from "../tables.ts";
import { aggregate } from "./aggregate.ts";
import { type Prepared, prepare, values } from "./arguments.ts";
import { type Found, shown } from "./found.ts";
import { userFunction } from "./user-function.ts";
import { windowed } from "./window.ts";
import { nth } from "../../lists.ts";

export function call(node: ast.Call, env: Env): Expr {
  const { name, safe } = nameOf(node);
  const own = env.context.options.functions?.get(name);
  if (own) return userFunction(name, own, node, safe, env);
  const signatures = findFunction(name);
  if (!signatures) return unknown(node, name, env);
  const { kind } = nth(signatures, 0);
  const prepared = node.star ? [] : prepare(node.args, signatures, argumentEnv(node, kind, env));
  if (node.star && name !== "count")
    return invalid(`${name.toUpperCase()}(*) does not exist: only COUNT(*) does`, node);
  const found = resolve(
    name,
    prepared.map((arg) => arg.argument),
  );
  if (found.error !== undefined) return invalid(found.error, node);
  return finish(node, found, prepared, safe, env);
}

function nameOf(node: ast.Call): { readonly name: string; readonly safe: boolean } {
  const parts = partsOf(node.name);
  const [first, ...rest] = parts;
  const safe = rest.length > 0 && first?.toUpperCase() === "SAFE";
  return { name: (safe ? rest : parts).join(".").toLowerCase(), safe };
}

/** Within an aggregate's arguments there are the columns of FROM, and no further aggregates; those of a window may aggregate. */
function argumentEnv(node: ast.Call, kind: string, env: Env): Env {
  const { stage } = env;
  const clause = shown(node);
  if (node.over) return { ...env, stage: { ...stage, clause: `the arguments of ${clause}`, windows: false } };
  if (kind !== "aggregate") return env;
  const scope = stage.aggregateScope ?? env.scope;
  return { ...env, scope, stage: { clause: `the arguments of ${clause}`, aggregates: false, windows: false } };
}

function finish(node: ast.Call, found: Found, prepared: readonly Prepared[], safe: boolean, env: Env): Expr {
  const args = values(found, prepared, node);
  if (node.over) return windowed(node, node.over, found, args, safe, env);
  if (found.signature.kind === "aggregate")
    return aggregate(node, found, args, safe, argumentEnv(node, "aggregate", env), env);
  if (found.signature.kind === "window") return invalid(`${shown(node)} needs OVER (…)`, node);
  refuseModifiers(node);
  return { kind: "call", fn: found.fn, args, safe, type: found.result, span: { start: node.start, end: node.end } };
}

function refuseModifiers(node: ast.Call): void {
  const modifiers = {
    DISTINCT: node.distinct,
    NULLS: node.nulls,
    HAVING: node.having,
    "ORDER BY": node.orderBy,
    LIMIT: node.limit,
  };
  const given = Object.entries(modifiers).find(([, value]) => value !== undefined && value !== false);
  if (given) invalid(`${shown(node)} is no aggregate function: it takes no ${given[0]}`, node);
}

function unknown(node: ast.Call, name: string, env: Env): never {
  const why = whyRefused(name);
  if (why !== undefined) throw refusal(`function ${name.toUpperCase()} is not supported here: ${why}`, node);
  const known = [...(env.context.options.functions?.keys() ?? []), ...functionNames()];
  const near = didYouMean(name, known).toUpperCase().replace("DID YOU MEAN", "did you mean");
  const message = `function ${name.toUpperCase()} is not a GoogleSQL function that is supported here${near}`;
  throw refusal(message, node);
}

const refusal = (message: string, { name }: ast.Call) =>
  new GoogleSqlError("unsupported", message, { span: spanOf(name) });
