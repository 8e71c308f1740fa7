/** UNPIVOT as what it means: a small array of (values, name) for each row, unnested. */
import type * as ast from "../../ast/index.ts";
import { type Expr, keyOf } from "../../tree/index.ts";
import { arrayOf, BOOL, INT64, STRING, structOf } from "../../types.ts";
import { unify } from "../coerce.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { scopeOf, type Visible } from "../scope.ts";
import { spanOf } from "../tables.ts";
import { derived } from "./derived.ts";
import { unnestArray } from "./unnest.ts";
import { last, nth, zip } from "../../lists.ts";

export type Unpivot = Omit<Extract<ast.FromItem, { kind: "unpivot" }>, "input">;

export function unpivot(item: Unpivot, input: Source, env: Env): Source {
  const here = within(env, scopeOf(input.columns, input.ranges, env.scope.outer), plain("UNPIVOT"));
  const rows = item.columns.map((column) => column.names.map((path) => valueOf(path, here)));
  const odd = rows.findIndex((row) => row.length !== item.values.length);
  if (odd >= 0) invalid(`UNPIVOT needs ${item.values.length} columns at a time`, item);
  const source = unnestArray(arrayOfRows(item, rows, here), { alias: undefined, offset: undefined }, env, item);
  const used = new Set(rows.flat().map(keyOf));
  const kept = input.columns.filter((column) => !used.has(keyOf(column.expr)));
  const select = {
    from: { kind: "join", join: "CROSS", left: input.from, right: source.from },
    ...(!item.includeNulls && { where: anyKnown(source.columns.slice(0, -1)) }),
  } as const;
  return derived(select, [...kept, ...source.columns], item.alias?.name, env);
}

const valueOf = (names: ast.Path, env: Env): Expr =>
  env.context.expression({ kind: "path", names, ...spanOf(names) }, env);

function arrayOfRows(item: Unpivot, rows: readonly (readonly Expr[])[], env: Env): Expr {
  const labels = item.columns.map((column) => labelOf(column, env));
  const columns = item.values.map((name, i) =>
    unify(
      rows.map((row) => nth(row, i)),
      `the columns of "${name.name}"`,
      item,
    ),
  );
  const label = unify(labels, "the names of UNPIVOT", item);
  const type = structOf([
    ...zip(item.values, columns, ({ name }, { type }) => ({ name, type })),
    { name: item.name.name, type: label.type },
  ]);
  const items = rows.map((_, n): Expr => ({
    kind: "struct",
    fields: [...columns, label].map((column) => nth(column.exprs, n)),
    type,
  }));
  return { kind: "array", items, type: arrayOf(type) };
}

function labelOf(column: Unpivot["columns"][number], env: Env): Expr {
  if (!column.label) {
    return { kind: "literal", value: column.names.map((path) => last(path).name).join("_"), type: STRING };
  }
  const label = env.context.expression(column.label, env);
  if (label.type.kind === INT64.kind || label.type.kind === STRING.kind) return label;
  return invalid("a name of UNPIVOT must be a STRING or an INT64", column.label);
}

const call = (fn: string, args: readonly Expr[]): Expr => ({ kind: "call", fn, args, safe: false, type: BOOL });

/** Rows of which all values are NULL go. */
function anyKnown(columns: readonly Visible[]): Expr {
  const nulls = columns.map((column) => call("is_null", [column.expr]));
  return call("not", nulls.length > 1 ? [call("and", nulls)] : nulls);
}
