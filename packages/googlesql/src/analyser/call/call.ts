/** Function calls: found in the registry, or inlined where the user defined them. */
import type * as ast from "../../ast.ts";
import { findFunction, functionNames, resolve, type Resolution, whyRefused } from "../../signatures/index.ts";
import type { Expr } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { GoogleSqlError } from "../../error.ts";
import { invalid } from "../refuse.ts";
import { didYouMean } from "../suggest.ts";
import { aggregate } from "./aggregate.ts";
import { type Prepared, prepare, values } from "./arguments.ts";
import { userFunction } from "./userFunction.ts";
import { windowed } from "./window.ts";

export type Found = Exclude<Resolution, { error: string }>;

export function call(node: ast.Call, env: Env): Expr {
  const { name, safe } = nameOf(node);
  const own = env.context.options.functions?.get(name);
  if (own) return userFunction(name, own, node, safe, env);
  const signatures = findFunction(name);
  if (!signatures) return unknown(node, name, env);
  const kind = signatures[0]!.kind;
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
  const parts = node.name.flatMap((part) => (part.quoted ? part.name.split(".") : [part.name]));
  const safe = parts.length > 1 && parts[0]!.toUpperCase() === "SAFE";
  return { name: (safe ? parts.slice(1) : parts).join(".").toLowerCase(), safe };
}

/** Within an aggregate's arguments there are the columns of FROM, and no further aggregates; those of a window may aggregate. */
function argumentEnv(node: ast.Call, kind: string, env: Env): Env {
  const { stage } = env;
  const clause = node.name.map((part) => part.name.toUpperCase()).join(".");
  if (node.over) return { ...env, stage: { ...stage, clause: `the arguments of ${clause}`, windows: false } };
  if (kind !== "aggregate") return env;
  const scope = stage.aggregateScope ?? env.scope;
  return { ...env, scope, stage: { clause: `the arguments of ${clause}`, aggregates: false, windows: false } };
}

function finish(node: ast.Call, found: Found, prepared: readonly Prepared[], safe: boolean, env: Env): Expr {
  const args = values(found, prepared, node);
  if (node.over) return windowed(node, found, args, safe, env);
  if (found.signature.kind === "aggregate")
    return aggregate(node, found, args, safe, argumentEnv(node, "aggregate", env), env);
  if (found.signature.kind === "window") return invalid(`${shown(node)} needs OVER (…)`, node);
  refuseModifiers(node);
  return { kind: "call", fn: found.fn, args, safe, type: found.result, span: { start: node.start, end: node.end } };
}

const shown = (node: ast.Call) => node.name.map((part) => part.name.toUpperCase()).join(".");

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
  new GoogleSqlError("unsupported", message, { span: { start: name[0]!.start, end: name.at(-1)!.end } });
