/** IFERROR, ISERROR, NULLIFERROR, ERROR. */
import { type Expr, mapExpr, type Query, walk } from "@sluice/googlesql/tree";
import { structOf } from "@sluice/googlesql/types";
import { argument, binary, sqlOf, unary } from "../../core/arguments.ts";
import { type Call, type Natives, shown, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind, named } from "../bind.ts";
import { isMarked } from "../lift.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";

/** TRY gives NULL for an error; in a struct, a NULL that is no error stays apart from it. */
const tried = (sql: string): string => `TRY(struct_pack(v := ${sql}))`;

/** The first argument in such a struct. */
function outcome(call: Call): string {
  const first = argument(call, 0);
  if (first.kind === "cast" && first.operand.kind === "column" && !first.safe) return castOutcome(first, call);
  if (first.kind !== "scalar" || !isMarked(sqlOf(call, 0))) return aside(aggregatesIn(first), new Map(), first, call);
  if (first.query.body.kind === "select") return subquery(first.query, call);
  throw unsupported(`${shown(call.fn)} of a subquery of several`);
}

/** A CAST of something fails where SAFE_CAST makes NULL of it: nothing is thrown, of a million texts neither. */
function castOutcome(node: Extract<Expr, { kind: "cast" }>, { render }: Call): string {
  return bind(
    render.expr({ ...node, safe: true }),
    (value) =>
      `CASE WHEN ${value} IS NOT NULL OR ${render.expr(node.operand)} IS NULL THEN struct_pack(v := ${value}) END`,
  );
}

/** TRY takes no aggregates either: they are computed before it, under names. */
function aside([first, ...rest]: readonly Expr[], names: ReadonlyMap<Expr, Expr>, whole: Expr, call: Call): string {
  if (!first) return tried(call.render.expr(mapExpr(whole, { expr: (node) => names.get(node) })));
  return named(call.render.expr(first), (name) => {
    const variable: Expr = { kind: "variable", scope: "lambda", name, type: first.type };
    return aside(rest, new Map([...names, [first, variable]]), whole, call);
  });
}

/** Those of subqueries are their own. */
function aggregatesIn(expr: Expr): readonly Expr[] {
  const found: Expr[] = [];
  walk(expr, (node) => {
    if (node.kind !== "aggregate" && node.kind !== "window") return node.kind !== "query";
    found.push(node);
    return false;
  });
  return found;
}

/** TRY takes no subquery, so it goes inside, and more than one row is an error as well. */
function subquery(query: Query, call: Call): string {
  const { body } = query;
  const [item] = body.kind === "select" ? body.items : [];
  if (body.kind !== "select" || !item) throw unsupported(`${shown(call.fn)} of this subquery`);
  const type = structOf([{ name: "v", type: item.expr.type }]);
  const inner: Expr = { kind: "call", fn: "$tried", args: [item.expr], type, safe: false };
  const inside: Query = {
    ...query,
    body: { ...body, items: [{ name: "v", expr: inner }] },
    columns: [{ name: "v", type }],
  };
  return bind(`(SELECT list(_s.v) FROM (${call.render.query(inside)}) AS _s)`, (rows) => {
    const none = cast(`struct_pack(v := NULL)`, declare(type));
    return `CASE WHEN len(${rows}) = 1 THEN list_extract(${rows}, 1) WHEN len(${rows}) > 1 THEN NULL ELSE ${none} END`;
  });
}

export const debugging: Natives = {
  $tried: unary(tried),
  iserror: (call) => `(${outcome(call)} IS NULL)`,
  nulliferror: (call) => `struct_extract(${outcome(call)}, 'v')`,
  iferror: binary((_, instead, call) =>
    bind(outcome(call), (r) => `CASE WHEN ${r} IS NULL THEN ${instead} ELSE struct_extract(${r}, 'v') END`),
  ),
  error: unary((message, { type }) => raise(message, declare(type))),
};
