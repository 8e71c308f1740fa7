/** EXTEND, SET, DROP, RENAME, AS: the same rows, other columns. */
import type * as ast from "../../ast/index.ts";
import type { Env } from "../context.ts";
import { invalid } from "../refuse.ts";
import { findColumn, type Visible } from "../scope.ts";
import { items } from "../select/items.ts";
import { didYouMean } from "../suggest.ts";
import { type Flow, open, reopened, rowOf } from "./flow.ts";
import { placeOf } from "./place.ts";

export function extend(flow: Flow, list: readonly ast.SelectItem[], env: Env): Flow {
  const at = open(flow, env);
  const added = items(list, placeOf(at, "EXTEND", env));
  return withColumns(at, [...at.source.columns, ...added]);
}

const withColumns = (flow: Flow, columns: readonly Visible[]): Flow => ({
  ...flow,
  source: { ...flow.source, columns },
});

export function set(flow: Flow, list: readonly { name: ast.Identifier; value: ast.Expression }[], env: Env): Flow {
  const at = open(flow, env);
  const place = placeOf(at, "SET", env);
  const changed = new Map(list.map(({ name, value }) => [wanted(name, at), env.context.expression(value, place)]));
  return withColumns(
    at,
    at.source.columns.map((column) => {
      const expr = changed.get(column);
      return expr ? { ...column, expr } : column;
    }),
  );
}

function wanted(name: ast.Identifier, flow: Flow): Visible {
  const { columns } = flow.source;
  const found = findColumn(name.name, columns);
  if (found === "ambiguous") return invalid(`column "${name.name}" is ambiguous`, name);
  const names = columns.flatMap((column) => column.name ?? []);
  return found?.column ?? invalid(`column "${name.name}" is not known here${didYouMean(name.name, names)}`, name);
}

/** A finished body's columns are changed from outside. */
const asOpen = (flow: Flow, env: Env): Flow => (flow.body ? reopened(flow, env) : flow);

export function drop(flow: Flow, names: readonly ast.Identifier[], env: Env): Flow {
  const at = asOpen(flow, env);
  const gone = new Set(names.map((name) => wanted(name, at)));
  const kept = at.source.columns.filter((column) => !gone.has(column));
  return kept.length > 0 ? withColumns(at, kept) : invalid("DROP leaves no columns", names[0]);
}

export function rename(flow: Flow, list: readonly { from: ast.Identifier; to: ast.Identifier }[], env: Env): Flow {
  const at = asOpen(flow, env);
  const renamed = new Map(list.map(({ from, to }) => [wanted(from, at), to.name]));
  return withColumns(
    at,
    at.source.columns.map((column) => ({ ...column, name: renamed.get(column) ?? column.name })),
  );
}

/** One table alias for all that there is; the earlier ones are gone. */
export function as(flow: Flow, alias: ast.Identifier, env: Env): Flow {
  if (flow.body) return reopened(flow, env, alias.name);
  const { columns } = flow.source;
  const range = { name: alias.name, columns, value: rowOf(columns), valueTable: false };
  return { ...flow, source: { ...flow.source, ranges: [range] } };
}
