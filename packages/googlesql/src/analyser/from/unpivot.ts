/** UNPIVOT as what it means: a small array of (values, name) for each row, unnested. */
import type * as ast from "../../ast.ts";
import type { Expr } from "../../tree/index.ts";
import { arrayOf, BOOL, INT64, STRING, structOf } from "../../types.ts";
import { both } from "../condition.ts";
import { unify } from "../coerce.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { scopeOf, type Visible } from "../scope.ts";
import { outputNames } from "../unique.ts";
import { keyOf } from "../walk.ts";
import { derived } from "./derived.ts";
import { unnestArray } from "./unnest.ts";

export type Unpivot = Omit<Extract<ast.FromItem, { kind: "unpivot" }>, "input">;

export function unpivot(item: Unpivot, input: Source, env: Env): Source {
  const here = within(env, scopeOf(input.columns, input.ranges, env.scope.outer), plain("UNPIVOT"));
  const rows = item.columns.map((column) => column.names.map((path) => valueOf(path, here)));
  const odd = rows.findIndex((row) => row.length !== item.values.length);
  if (odd >= 0) invalid(`UNPIVOT needs ${item.values.length} columns at a time`, item);
  const source = unnestArray(arrayOfRows(item, rows, here), { alias: undefined, offset: undefined }, env, item);
  const used = new Set(rows.flat().map(keyOf));
  const kept = input.columns.filter((column) => !used.has(keyOf(column.expr)));
  const columns: readonly Visible[] = [...kept, ...source.columns];
  const names = outputNames(columns.map((column) => column.name));
  const where = item.includeNulls ? undefined : anyKnown(source.columns.slice(0, -1));
  const select = {
    kind: "select",
    distinct: false,
    items: columns.map((column, i) => ({ name: names[i]!, expr: column.expr })),
    from: { kind: "join", join: "CROSS", left: input.from, right: source.from },
    ...(where && { where }),
  } as const;
  return derived(select, columns, item.alias?.name, env);
}

const valueOf = (names: ast.Path, env: Env): Expr =>
  env.context.expression({ kind: "path", names, start: names[0]!.start, end: names.at(-1)!.end }, env);

function arrayOfRows(item: Unpivot, rows: readonly (readonly Expr[])[], env: Env): Expr {
  const labels = item.columns.map((column) => labelOf(column, env));
  const columns = item.values.map((name, i) =>
    unify(
      rows.map((row) => row[i]!),
      `the columns of "${name.name}"`,
      item,
    ),
  );
  const label = unify(labels, "the names of UNPIVOT", item);
  const type = structOf([
    ...item.values.map((name, i) => ({ name: name.name, type: columns[i]!.type })),
    { name: item.name.name, type: label.type },
  ]);
  const items = rows.map((_, n): Expr => ({
    kind: "struct",
    fields: [...columns.map((column) => column.exprs[n]!), label.exprs[n]!],
    type,
  }));
  return { kind: "array", items, type: arrayOf(type) };
}

function labelOf(column: Unpivot["columns"][number], env: Env): Expr {
  if (!column.label) {
    return { kind: "literal", value: column.names.map((path) => path.at(-1)!.name).join("_"), type: STRING };
  }
  const label = env.context.expression(column.label, env);
  if (label.type.kind === INT64.kind || label.type.kind === STRING.kind) return label;
  return invalid("a name of UNPIVOT must be a STRING or an INT64", column.label);
}

/** Rows of which all values are NULL go. */
function anyKnown(columns: readonly Visible[]): Expr {
  const nulls = columns.map((column): Expr => ({
    kind: "call",
    fn: "is_null",
    args: [column.expr],
    safe: false,
    type: BOOL,
  }));
  return { kind: "call", fn: "not", args: [nulls.reduce((a, b) => both(a, b)!)], safe: false, type: BOOL };
}
