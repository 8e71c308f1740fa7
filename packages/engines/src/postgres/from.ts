/** Relations that are other SQL in PostgreSQL. */
import type { From } from "@sluice/googlesql/tree";
import { type Froms, type Render, unsupported } from "../core/context.ts";
import { qualified, quote } from "../core/names.ts";
import { readingOf } from "../reading.ts";
import { fromJsonb } from "./jsonb.ts";

function unnest(node: Extract<From, { kind: "unnest" }>, render: Render): string {
  const offset = node.offset === undefined ? "" : `, _n - 1 AS ${quote(node.offset)}`;
  const value = fromJsonb("_v", node.element);
  const elements = `jsonb_array_elements(${render.expr(node.array)}) WITH ORDINALITY AS _e(_v, _n)`;
  return `LATERAL (SELECT ${value} AS ${quote(node.column)}${offset} FROM ${elements}) AS ${quote(node.alias)}`;
}

function sample(node: Extract<From, { kind: "sample" }>): string {
  const size = node.size.kind === "literal" ? String(node.size.value) : undefined;
  if (size === undefined || node.input.kind !== "table" || node.unit === "ROWS")
    throw unsupported("TABLESAMPLE of this kind");
  const { table, alias, columns } = node.input;
  const sampled = (name: string) => `${name} TABLESAMPLE BERNOULLI (${size})`;
  const name = qualified(table);
  const read = readingOf(sampled(name), columns);
  return read === sampled(name) ? sampled(`${name} AS ${quote(alias)}`) : `${read} AS ${quote(alias)}`;
}

export const froms: Partial<Froms> = { unnest, sample };
