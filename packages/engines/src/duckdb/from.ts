/** Relations that are other SQL in DuckDB. */
import type { From } from "@sluice/googlesql/tree";
import { type Froms, type Render, unsupported } from "../core/context.ts";
import { from, join } from "../core/from.ts";
import { quote } from "../core/names.ts";
import { withArrayColumn } from "./computed-arrays.ts";
import { correlatedFull, isCorrelatedFull } from "./full-joins.ts";

type Unnest = Extract<From, { kind: "unnest" }>;

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

function joined(given: Extract<From, { kind: "join" }>, render: Render): string {
  if (isCorrelatedFull(given)) return correlatedFull(given, render);
  const node = withArrayColumn(given);
  if (!isPadded(node)) return join(node, render);
  return `${from(node.left, render)} CROSS JOIN ${unnest(node.right as Unnest, render, true)}`;
}

function sample(node: Extract<From, { kind: "sample" }>, render: Render): string {
  const size = node.size.kind === "literal" ? String(node.size.value) : undefined;
  if (size === undefined) throw unsupported("TABLESAMPLE with a size that is no literal");
  const how = node.unit === "ROWS" ? `reservoir(${size} ROWS)` : `bernoulli(${size} PERCENT)`;
  return `${from(node.input, render)} TABLESAMPLE ${how}`;
}

export const froms: Partial<Froms> = { unnest: (node, render) => unnest(node, render), join: joined, sample };
