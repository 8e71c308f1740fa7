/** IFERROR, ISERROR, NULLIFERROR, ERROR. */
import type { Expr, Query } from "@sluice/googlesql/tree";
import { structOf } from "@sluice/googlesql/types";
import { bind, named } from "../bind.ts";
import { type Call, type Natives, unsupported } from "../context.ts";
import { cast } from "../names.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";

/** TRY gives NULL for an error; in a struct, a NULL that is no error stays apart from it. */
const attempt = (sql: string): string => `TRY(struct_pack(v := ${sql}))`;

function attempted(call: Call): string {
  const [first] = call.args as [Expr];
  if (first.kind === "cast" && first.operand.kind === "column" && !first.safe) return castAttempt(first, call);
  if (first.kind === "scalar" && first.query.body.kind === "select" && /\(select /i.test(call.sql[0]!))
    return subquery(first.query, call);
  if (/\(select /i.test(call.sql[0]!)) throw unsupported(`${call.fn.toUpperCase()} of a subquery that reads a table`);
  return aside(aggregatesIn(first), new Map(), first, call);
}

/** A CAST of something fails where SAFE_CAST makes NULL of it: nothing is thrown, of a million texts neither. */
function castAttempt(node: Extract<Expr, { kind: "cast" }>, { render }: Call): string {
  return bind(
    render.expr({ ...node, safe: true }),
    (value) =>
      `CASE WHEN ${value} IS NOT NULL OR ${render.expr(node.operand)} IS NULL THEN struct_pack(v := ${value}) END`,
  );
}

type Names = ReadonlyMap<unknown, Expr>;

/** TRY takes no aggregates either: they are computed before it, under names. */
function aside([first, ...rest]: readonly Expr[], names: Names, whole: Expr, call: Call): string {
  if (!first) return attempt(call.render.expr(replaced(whole, names)));
  return named(call.render.expr(first), (name) => {
    const variable: Expr = { kind: "variable", scope: "lambda", name, type: first.type };
    return aside(rest, new Map([...names, [first, variable]]), whole, call);
  });
}

function aggregatesIn(node: unknown): readonly Expr[] {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return [];
  const { kind } = node as Partial<Expr>;
  return kind === "aggregate" || kind === "window" ? [node as Expr] : Object.values(node).flatMap(aggregatesIn);
}

function replaced<T>(node: T, names: Names): T {
  const name = names.get(node);
  if (name || typeof node !== "object" || node === null || node instanceof Uint8Array) return (name ?? node) as T;
  if (Array.isArray(node)) return node.map((part: unknown) => replaced(part, names)) as T;
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, replaced(part, names)])) as T;
}

/** TRY takes no subquery, so it goes inside, and more than one row is an error as well. */
function subquery(query: Query, call: Call): string {
  const { body } = query;
  if (body.kind !== "select") throw unsupported(`${call.fn.toUpperCase()} of this subquery`);
  const [item] = body.items as [{ name: string; expr: Expr }];
  const type = structOf([{ name: "v", type: item.expr.type }]);
  const tried: Expr = { kind: "call", fn: "$attempt", args: [item.expr], type, safe: false };
  const inside: Query = {
    ...query,
    body: { ...body, items: [{ name: "v", expr: tried }] },
    columns: [{ name: "v", type }],
  };
  return bind(`(SELECT list(_s.v) FROM (${call.render.query(inside)}) AS _s)`, (rows) => {
    const none = cast(`struct_pack(v := NULL)`, declare(type));
    return `CASE WHEN len(${rows}) = 1 THEN list_extract(${rows}, 1) WHEN len(${rows}) > 1 THEN NULL ELSE ${none} END`;
  });
}

export const errors: Natives = {
  $attempt: ({ sql }) => attempt(sql[0]!),
  iserror: (call) => `(${attempted(call)} IS NULL)`,
  nulliferror: (call) => `struct_extract(${attempted(call)}, 'v')`,
  iferror: (call) =>
    bind(attempted(call), (r) => `CASE WHEN ${r} IS NULL THEN ${call.sql[1]} ELSE struct_extract(${r}, 'v') END`),
  error: ({ sql, type }) => raise(sql[0]!, declare(type)),
};
