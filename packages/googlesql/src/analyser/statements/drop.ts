import type * as ast from "../../ast/index.ts";
import type { Statement } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { unsupported } from "../refuse.ts";
import { ownName, partsOf, tableAt } from "../tables.ts";
import { invalid } from "../refuse.ts";

type Drop = Extract<ast.Statement, { kind: "drop" }>;

const kinds: Partial<Record<Drop["what"], "table" | "view" | "schema">> = {
  TABLE: "table",
  VIEW: "view",
  "MATERIALIZED VIEW": "view",
  SCHEMA: "schema",
};

export function drop(node: Drop, env: Env): Statement {
  const what = kinds[node.what];
  if (!what) return unsupported(`DROP ${node.what}`, node);
  const { ifExists, cascade } = node;
  if (what === "schema") return { kind: "drop", what, table: [ownName(node.path)], ifExists, cascade };
  const found = ifExists ? env.context.catalog.table(partsOf(node.path)) : tableAt(node.path, env.context);
  if (found && found.type !== what)
    return invalid(
      `"${partsOf(node.path).join(".")}" is a ${found.type}: DROP ${found.type.toUpperCase()} drops it`,
      node,
    );
  return {
    kind: "drop",
    what,
    table: found?.name ?? env.context.catalog.nameOf(partsOf(node.path)),
    ifExists,
    cascade,
  };
}

export function truncate(node: Extract<ast.Dml, { kind: "truncate" }>, env: Env): Statement {
  return { kind: "truncate", table: tableAt(node.path, env.context).name };
}
