/** DROP … [IF EXISTS] … [CASCADE]. */
import type { Statement } from "../ast/index.ts";
import { accept, advance, endOf, type Parser, peek } from "./cursor.ts";
import { tablePath } from "./paths.ts";
import { refused } from "./refused.ts";

const KINDS = ["TABLE FUNCTION", "TABLE", "VIEW", "MATERIALIZED VIEW", "SCHEMA", "FUNCTION", "PROCEDURE"] as const;

export function drop(p: Parser): Statement {
  const from = p.index;
  const { start } = advance(p);
  const what = KINDS.find((kind) => accept(p, ...kind.split(" ")));
  if (!what) return other(p, from);
  const ifExists = accept(p, "IF", "EXISTS");
  const path = tablePath(p);
  const cascade = accept(p, "CASCADE");
  if (!cascade) accept(p, "RESTRICT");
  return { kind: "drop", what, ifExists, path, cascade, start, end: endOf(p) };
}

function other(p: Parser, from: number): Statement {
  const name = `DROP ${peek(p).key}`;
  p.index = from;
  return refused(p, name);
}
