/** WITH: named queries. RECURSIVE ones may mention themselves and each other in any order, so each is resolved when it is met. */
import type * as ast from "../../ast/index.ts";
import type { Query } from "../../tree/index.ts";
import type { Ctes, Env, NamedQuery, Resolved } from "../context.ts";
import { invalid } from "../refuse.ts";
import { emptyScope } from "../scope.ts";
import { mentions, recursive } from "./recursive.ts";

type Emitted = { readonly name: string; readonly query: Query };

interface With {
  readonly env: Env;
  readonly around: (inner: Resolved) => Resolved;
}

export function withCtes(node: Pick<ast.Query, "ctes" | "recursive">, env: Env): With {
  if (node.ctes.length === 0) return { env, around: (inner) => inner };
  refuseDuplicates(node.ctes);
  const list: Emitted[] = [];
  const state = { isRecursive: false };
  const ctes = node.recursive ? anyOrder(node.ctes, env, list, state) : inOrder(node.ctes, env, list);
  return { env: { ...env, ctes }, around: (inner) => attach(inner, list, state.isRecursive) };
}

/** The query with these beside it. */
export function attach({ query, columns }: Resolved, ctes: readonly Emitted[], recursive: boolean): Resolved {
  if (query.ctes.length === 0) return { query: { ...query, ctes, recursive }, columns };
  const { valueTable } = query;
  return {
    query: { kind: "query", recursive, ctes, body: query, orderBy: [], columns: query.columns, valueTable },
    columns,
  };
}

function refuseDuplicates(ctes: readonly ast.Cte[]): void {
  const seen = new Set<string>();
  for (const { name } of ctes) {
    if (seen.has(name.name.toLowerCase())) invalid(`WITH names "${name.name}" twice`, name);
    seen.add(name.name.toLowerCase());
  }
}

export const adding = (name: string, named: NamedQuery, outer: Ctes | undefined): Ctes => ({
  find: (wanted) => (wanted.toLowerCase() === name.toLowerCase() ? named : outer?.find(wanted)),
  *names() {
    yield name;
    if (outer) yield* outer.names();
  },
});

function emit(cte: ast.Cte, { query, columns }: Resolved, env: Env, list: Emitted[]): NamedQuery {
  const name = env.context.cteName(cte.name.name);
  list.push({ name, query });
  return { name, columns, valueTable: query.valueTable };
}

/** Each sees those before it. */
function inOrder(ctes: readonly ast.Cte[], env: Env, list: Emitted[]): Ctes | undefined {
  return ctes.reduce((known: Ctes | undefined, cte) => {
    const resolved = env.context.query(cte.query, { ...env, ctes: known });
    return adding(cte.name.name, emit(cte, resolved, env, list), known);
  }, env.ctes);
}

function anyOrder(ctes: readonly ast.Cte[], env: Env, list: Emitted[], state: { isRecursive: boolean }): Ctes {
  const done = new Map<string, NamedQuery>();
  const busy = new Set<string>();
  const known: Ctes = {
    find(wanted) {
      const key = wanted.toLowerCase();
      const cte = ctes.find(({ name }) => name.name.toLowerCase() === key);
      if (!cte) return env.ctes?.find(wanted);
      if (busy.has(key)) return invalid(`"${wanted}" refers to itself in a way that is not recursive UNION`, cte.name);
      return done.get(key) ?? resolve(cte, key);
    },
    *names() {
      for (const { name } of ctes) yield name.name;
      if (env.ctes) yield* env.ctes.names();
    },
  };
  const resolve = (cte: ast.Cte, key: string): NamedQuery => {
    busy.add(key);
    const inner = { ...env, scope: env.scope ?? emptyScope, ctes: known };
    const named = mentions(cte.query, cte.name.name)
      ? self(cte, inner)
      : emit(cte, env.context.query(cte.query, inner), env, list);
    busy.delete(key);
    done.set(key, named);
    return named;
  };
  const self = (cte: ast.Cte, inner: Env): NamedQuery => {
    state.isRecursive = true;
    const { named, query } = recursive(cte, inner, (named) => adding(cte.name.name, named, known));
    list.push({ name: named.name, query });
    return named;
  };
  for (const cte of ctes) known.find(cte.name.name);
  return known;
}
