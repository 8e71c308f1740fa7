/** A query whose output columns have other names. */
import type { Query } from "../tree/index.ts";
import type { Resolved } from "./context.ts";
import { zip } from "../lists.ts";

export function renameColumns(resolved: Resolved, names: readonly string[]): Resolved {
  const columns = zip(resolved.columns, names, (column, name) => ({ ...column, emitted: name, name }));
  return { query: renamed(resolved.query, names), columns };
}

function renamed(query: Query, names: readonly string[]): Query {
  return { ...query, columns: withNames(query.columns, names), body: renamedBody(query.body, names) };
}

function renamedBody(body: Query["body"], names: readonly string[]): Query["body"] {
  if (body.kind === "query") return renamed(body, names);
  if (body.kind === "select") return { ...body, items: withNames(body.items, names) };
  const [first, ...rest] = body.queries;
  const queries = first ? [renamed(first, names), ...rest] : [];
  return { ...body, columns: withNames(body.columns, names), queries };
}

const withNames = <T>(items: readonly T[], names: readonly string[]) =>
  zip(items, names, (item, name) => ({ ...item, name }));
