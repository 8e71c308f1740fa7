/** The FROM clause. */
import type { From } from "../tree.ts";
import { type Render, unsupported } from "./context.ts";
import { qualified, quote } from "./names.ts";

export function from(node: From, render: Render): string {
  switch (node.kind) {
    case "table":
      return `${qualified(node.table)} AS ${quote(node.alias)}`;
    case "cte":
      return `${quote(node.name)} AS ${quote(node.alias)}`;
    case "subquery":
      return `${node.lateral ? "LATERAL " : ""}(${render.query(node.query)}) AS ${quote(node.alias)}`;
    case "unnest":
      return unnest(node, render);
    case "join":
      return join(node, render);
    case "sample":
      return sample(node, render);
    case "tableFunction":
      throw unsupported(`The table function ${node.fn.toUpperCase()}`);
  }
}

/** Two unnests side by side go in step: element and offset. */
function unnest(node: Extract<From, { kind: "unnest" }>, render: Render): string {
  const array = render.expr(node.array);
  const lateral = node.correlated ? "LATERAL " : "";
  const column = quote(node.column);
  if (node.offset === undefined) return `${lateral}(SELECT unnest(${array}) AS ${column}) AS ${quote(node.alias)}`;
  const both = `unnest(_a) AS ${column}, unnest(range(len(_a))) AS ${quote(node.offset)}`;
  return `${lateral}(SELECT ${both} FROM (SELECT ${array} AS _a)) AS ${quote(node.alias)}`;
}

function join(node: Extract<From, { kind: "join" }>, render: Render): string {
  const left = from(node.left, render);
  const right = node.right.kind === "join" ? `(${from(node.right, render)})` : from(node.right, render);
  if (node.join === "CROSS" || (node.join === "INNER" && !node.on)) return `${left} CROSS JOIN ${right}`;
  return `${left} ${node.join} JOIN ${right} ON ${node.on ? render.expr(node.on) : "true"}`;
}

function sample(node: Extract<From, { kind: "sample" }>, render: Render): string {
  const size = node.size.kind === "literal" ? String(node.size.value) : undefined;
  if (size === undefined) throw unsupported("TABLESAMPLE with a size that is no literal");
  const how = node.unit === "ROWS" ? `reservoir(${size} ROWS)` : `bernoulli(${size} PERCENT)`;
  return `${from(node.input, render)} TABLESAMPLE ${how}`;
}
