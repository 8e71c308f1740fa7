/** The FROM clause. */
import type { From } from "@sluice/googlesql/tree";
import { readingOf } from "../reading.ts";
import { type Render, unsupported } from "./context.ts";
import { lifted } from "./lifted.ts";
import { qualified, quote } from "./names.ts";

type Unnest = Extract<From, { kind: "unnest" }>;

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
      return sample(node, render);
    case "tableFunction":
      throw unsupported(`The table function ${node.fn.toUpperCase()}`);
  }
}

/**
 * Two unnests side by side go in step: element and offset. They read the array directly, though it is written more than once:
 * a subquery or a lambda between would cost a join. `padded`: an empty array gives one row of NULLs.
 */
function unnest(node: Unnest, render: Render, padded = false): string {
  const array = render.expr(node.array);
  const rows = (list: string) =>
    padded ? `unnest(CASE WHEN len(${array}) > 0 THEN ${list} ELSE [NULL] END)` : `unnest(${list})`;
  const offset = node.offset === undefined ? "" : `, ${rows(`range(len(${array}))`)} AS ${quote(node.offset)}`;
  const query = `SELECT ${rows(array)} AS ${quote(node.column)}${offset}`;
  return `${node.correlated ? "LATERAL " : ""}(${query}) AS ${quote(node.alias)}`;
}

/** LEFT JOIN UNNEST(an array of the left row) needs no join, and keeps the array's order without. */
const isPadded = (node: Extract<From, { kind: "join" }>): boolean =>
  node.join === "LEFT" &&
  node.right.kind === "unnest" &&
  node.right.correlated &&
  (!node.on || (node.on.kind === "literal" && node.on.value === true));

function join(given: Extract<From, { kind: "join" }>, render: Render): string {
  const node = lifted(given);
  const left = from(node.left, render);
  if (isPadded(node)) return `${left} CROSS JOIN ${unnest(node.right as Unnest, render, true)}`;
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
