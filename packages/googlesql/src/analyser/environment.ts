/** One analysis: fresh names, and the recursion tied together. */
import type { Catalog } from "../catalog.ts";
import { type AnalyseOptions, type Context, type Env, plain } from "./context.ts";
import { expression } from "./expression/expression.ts";
import { source } from "./from/source.ts";
import { query } from "./query/query.ts";
import { emptyScope } from "./scope.ts";
import { uniqueNames } from "./unique.ts";

export function environment(catalog: Catalog, options: AnalyseOptions): Env {
  const context: Context = {
    catalog,
    options,
    alias: uniqueNames(),
    cteName: uniqueNames(),
    inlining: new Set(),
    expression,
    query,
    source,
  };
  return { context, scope: emptyScope, ctes: undefined, stage: plain("this statement") };
}
