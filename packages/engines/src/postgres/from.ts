/** The FROM clause. */
import type { From } from "@sluice/googlesql/tree";
import { readingOf } from "../reading.ts";
import { type Render, unsupported } from "./context.ts";
import { qualified, quote } from "./names.ts";
import { fromJsonb } from "./jsonb.ts";

export function from(node: From, render: Render): string {
  switch (node.kind) {
    case "table":
      return `${readingOf(qualified(node.table), node.columns)} AS ${quote(node.alias)}`;
    case "cte":
      return `${quote(node.name)} AS ${quote(node.alias)}`;
    case "subquery":
      return `${node.lateral ? "LATERAL " : ""}(${render.query(node.query)}) AS ${quote(node.alias)}`;
    case "unnest":
      return unnest(node, render);
    case "join":
      return join(node, render);
    case "sample":
      return sample(node);
    case "tableFunction":
      throw unsupported(`The table function ${node.fn.toUpperCase()}`);
  }
}

function unnest(node: Extract<From, { kind: "unnest" }>, render: Render): string {
  const offset = node.offset === undefined ? "" : `, _n - 1 AS ${quote(node.offset)}`;
  const value = fromJsonb("_v", node.element);
  const elements = `jsonb_array_elements(${render.expr(node.array)}) WITH ORDINALITY AS _e(_v, _n)`;
  return `LATERAL (SELECT ${value} AS ${quote(node.column)}${offset} FROM ${elements}) AS ${quote(node.alias)}`;
}

function join(node: Extract<From, { kind: "join" }>, render: Render): string {
  const left = from(node.left, render);
  const right = node.right.kind === "join" ? `(${from(node.right, render)})` : from(node.right, render);
  if (node.join === "CROSS" || (node.join === "INNER" && !node.on)) return `${left} CROSS JOIN ${right}`;
  return `${left} ${node.join} JOIN ${right} ON ${node.on ? render.expr(node.on) : "true"}`;
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
