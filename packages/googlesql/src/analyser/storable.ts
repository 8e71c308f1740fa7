/** A query whose output columns have other names. */
import type { Query, Select } from "../tree/index.ts";
import type { Resolved } from "./context.ts";

export function storable(resolved: Resolved, names: readonly string[]): Resolved {
  const columns = resolved.columns.map((column, i) => ({ ...column, emitted: names[i]!, name: names[i] }));
  return { query: renamed(resolved.query, names), columns };
}

function renamed(query: Query, names: readonly string[]): Query {
  const columns = query.columns.map((column, i) => ({ ...column, name: names[i]! }));
  return { ...query, columns, body: renamedBody(query.body, names) };
}

function renamedBody(body: Query["body"], names: readonly string[]): Query["body"] {
  if (body.kind === "query") return renamed(body, names);
  if (body.kind === "select") return { ...body, items: body.items.map(named(names)) };
  const columns = body.columns.map((column, i) => ({ ...column, name: names[i]! }));
  const [first, ...rest] = body.queries;
  return { ...body, columns, queries: [renamed(first!, names), ...rest] };
}

const named = (names: readonly string[]) => (item: Select["items"][number], i: number) => ({
  ...item,
  name: names[i]!,
});
