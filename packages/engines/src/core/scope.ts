/** What is known within a FROM, and below a WITH. */
import type { From, Query } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";

type Relation = Extract<From, { readonly alias: string }>;

/** The render of what stands beside a FROM: its UNNESTs are known, its other relations hide those around. */
export function inside(from: From | undefined, render: Render): Render {
  if (from === undefined) return render;
  const columns = new Map(render.scope.columns);
  for (const item of relations(from)) {
    const own = item.kind === "unnest" ? render.syntax.unnestColumns(item) : undefined;
    if (own) columns.set(item.alias, own);
    else columns.delete(item.alias);
  }
  return render.within({ ...render.scope, columns });
}

export function relations(from: From): readonly Relation[] {
  if (from.kind === "join") return [...relations(from.left), ...relations(from.right)];
  return from.kind === "sample" ? relations(from.input) : [from];
}

/** The render of a query and its CTEs. */
export function knowing({ ctes, recursive }: Query, render: Render): Render {
  if (ctes.length === 0) return render;
  const { scope } = render;
  const names = ctes.map(({ name }) => name);
  return render.within({
    ...scope,
    ctes: new Set([...scope.ctes, ...names.map((name) => name.toLowerCase())]),
    ...(recursive && { recursive: new Set([...scope.recursive, ...names]) }),
  });
}
