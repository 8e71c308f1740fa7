/** A name in FROM: a CTE, a table, or an array of a left neighbour (`t.items`). */
import type * as ast from "../../ast/index.ts";
import type { Env, NamedQuery, Source } from "../context.ts";
import { unsupported } from "../refuse.ts";
import { find } from "../scope.ts";
import { partsOf, tableAt } from "../tables.ts";
import { relation, valueRelation } from "./relation.ts";
import { unnestArray } from "./unnest.ts";
import { isWildcard, wildcard } from "./wildcard.ts";
import { last, nth } from "../../lists.ts";

type TableItem = Extract<ast.FromItem, { kind: "table" }>;

export function table(item: TableItem, env: Env): Source {
  if (item.path.length > 1 && find(item.path[0].name, env.scope)) return arrayPath(item, env);
  if (item.offset) return unsupported("WITH OFFSET on a table", item.offset);
  if (item.systemTime) return unsupported("FOR SYSTEM_TIME AS OF", item.systemTime);
  const parts = partsOf(item.path);
  const [first, ...more] = parts;
  if (isWildcard(parts)) return wildcard(item, parts, env);
  const named = first !== undefined && more.length === 0 ? env.ctes?.find(first) : undefined;
  return named ? cte(item, named, env) : stored(item, parts, env);
}

function cte(item: TableItem, named: NamedQuery, env: Env): Source {
  const name = item.alias?.name ?? item.path[0].name;
  const alias = env.context.alias(name);
  const columns = named.columns.map((column) => ({ name: column.emitted, type: column.type }));
  const from = { kind: "cte", name: named.name, alias, columns } as const;
  return named.valueTable ? valueRelation(from, name, nth(named.columns, 0)) : relation(from, name, named.columns);
}

function stored(item: TableItem, parts: readonly string[], env: Env): Source {
  const found = tableAt(item.path, env.context, [...(env.ctes?.names() ?? [])]);
  const name = item.alias?.name ?? last(parts);
  const alias = env.context.alias(name);
  const from = { kind: "table", table: found.name, alias, columns: found.columns } as const;
  const source = relation(
    from,
    name,
    found.columns.map((column) => ({ emitted: column.name, name: column.name, type: column.type })),
  );
  return item.alias === undefined ? alsoAsWritten(source, item.path) : source;
}

/** FROM `d.t` is known as `d.t` too: tools that write SQL qualify columns so. */
function alsoAsWritten(source: Source, [only, ...more]: TableItem["path"]): Source {
  const [range] = source.ranges;
  if (range === undefined || more.length > 0 || !only.quoted || only.name === range.name) return source;
  return { ...source, ranges: [range, { ...range, name: only.name }] };
}

/** `FROM t, t.items`: an implicit UNNEST, known by the array's own name. */
function arrayPath(item: TableItem, env: Env): Source {
  const array = env.context.expression({ kind: "path", names: item.path, start: item.start, end: item.end }, env);
  return unnestArray(array, { alias: item.alias?.name ?? last(item.path).name, offset: item.offset?.name }, env, item);
}
