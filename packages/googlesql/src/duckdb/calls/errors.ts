/** IFERROR, ISERROR, NULLIFERROR, ERROR. */
import type { Expr, Query } from "../../tree.ts";
import { structOf } from "../../types.ts";
import { bind } from "../bind.ts";
import { type Call, type Natives, unsupported } from "../context.ts";
import { cast } from "../names.ts";
import { raise } from "../raise.ts";
import { declare } from "../types.ts";

/** TRY gives NULL for an error; in a struct, a NULL that is no error stays apart from it. */
const attempt = (sql: string): string => `TRY(struct_pack(v := ${sql}))`;

function attempted(call: Call): string {
  const [first] = call.args;
  if (!/\(select /i.test(call.sql[0]!)) return attempt(call.sql[0]!);
  if (first?.kind === "scalar" && first.query.body.kind === "select") return subquery(first.query, call);
  throw unsupported(`${call.fn.toUpperCase()} of a subquery that reads a table`);
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
