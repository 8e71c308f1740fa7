/** Expressions that are other SQL in DuckDB. */
import { nth } from "@sluice/googlesql/lists";
import { type Expr, type Node, type Query, some } from "@sluice/googlesql/tree";
import { isUngrouped } from "../core/build.ts";
import { called } from "../core/calls.ts";
import { type CallExpr, type OwnExpressions, type Render, unsupported } from "../core/context.ts";
import { aggregate } from "../core/aggregates.ts";
import { expressions as common, variable } from "../core/expressions.ts";
import { withOrdinals } from "../core/subqueries.ts";
import { cast, quote } from "../core/names.ts";
import { window } from "../core/windows.ts";
import { bindAll } from "./bind.ts";
import { castOf } from "./casts/index.ts";
import { aggregated, lifted } from "./lift.ts";
import { literal } from "./literals.ts";
import { text } from "./names.ts";
import { safely } from "./raise.ts";
import { arraySubquery } from "./subqueries.ts";
import { declare, fieldNames } from "./types.ts";
import { structOf } from "./wire.ts";

function struct(expr: Extract<Expr, { kind: "struct" }>, render: Render): string {
  if (expr.type.kind !== "STRUCT") throw unsupported("a STRUCT of another type");
  if (expr.fields.length === 0) throw unsupported("a STRUCT without fields");
  return structOf(
    fieldNames(expr.type.fields),
    expr.fields.map((item) => render.expr(item)),
  );
}

function field(expr: Extract<Expr, { kind: "field" }>, render: Render): string {
  if (expr.base.type.kind !== "STRUCT") throw unsupported("a field of no STRUCT");
  return `struct_extract(${render.expr(expr.base)}, ${text(nth(fieldNames(expr.base.type.fields), expr.index))})`;
}

/** `(SELECT x)` is x: TRY takes no subqueries, and IFERROR((SELECT …), …) is how people write it. */
function scalar({ query }: { readonly query: Query }, render: Render): string {
  const { body, ctes, limit, offset } = query;
  const isAlone = ctes.length === 0 && !limit && !offset;
  if (isAlone && body.kind === "select" && !body.from && !body.where && isUngrouped(body)) {
    const [item] = body.items;
    if (item && !some(item.expr, isOwned)) return render.expr(item.expr);
  }
  return lifted(query, () => `(${render.query(limit ? withOrdinals(query) : query)})`);
}

/** An aggregate or a window in it would belong to the query around. */
const isOwned = ({ kind }: Node): boolean => kind === "aggregate" || kind === "window";

/** SAFE.f(…): what f's arguments raise stays an error. */
function call(expr: CallExpr, render: Render): string {
  const sql = expr.args.map((arg) => render.expr(arg));
  if (!expr.safe) return called({ ...expr, sql, render });
  return bindAll(sql, (names) => `TRY(${safely(true, () => called({ ...expr, sql: names, render }))})`);
}

export const expressions: OwnExpressions = {
  literal,
  call,
  cast: castOf,
  array: ({ items, type }, render) => cast(`[${items.map((item) => render.expr(item)).join(", ")}]`, declare(type)),
  struct,
  field,
  aggregate: (node, render) => aggregated(() => aggregate(node, render, "")),
  window: (node, render) => aggregated(() => window(node, render)),
  scalar,
  arraySubquery,
  exists: (node, render) => lifted(node, () => common.exists(node, render)),
  inQuery: (node, render) => lifted(node, () => common.inQuery(node, render)),
  lambda: ({ parameters, body }, render) => `lambda ${parameters.map(quote).join(", ")}: ${render.expr(body)}`,
  variable: (expr, render) =>
    expr.scope === "lambda" ? variable(expr, render) : cast(`getvariable(${text(expr.name)})`, declare(expr.type)),
};
