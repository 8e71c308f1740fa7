/** `FROM t` and `TABLE t`: all that it shows. */
import type * as ast from "../../ast/index.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { beforeFrom } from "../scope.ts";
import { selectFrom } from "../select/select.ts";
import type { Body } from "./body.ts";

export function tableQuery(node: ast.TableQuery, env: Env): Body {
  const source = env.context.source(node.from, within(env, beforeFrom(env.scope), plain("FROM")));
  return allOf(source, node, env);
}

/** SELECT * of a source; a value table stays one. */
export function allOf(source: Source, span: ast.Span, env: Env): Body {
  const at = { start: span.start, end: span.end };
  const star = { kind: "star", except: [], replace: [], ...at } as const;
  return selectFrom({ kind: "select", distinct: false, items: [star], windows: [], ...at }, source, env);
}
