/** The FROM clause, relation by relation: what an engine does not say otherwise. */
import type { From } from "@sluice/googlesql/tree";
import { readingOf } from "../reading.ts";
import { type Froms, type OfKind, type Render, shown, unsupported } from "./context.ts";
import { quote } from "./names.ts";
import { tableName } from "./table-name.ts";

type Of<Kind> = OfKind<From, Kind>;

/** `render` knows the relations of this FROM. */
export const from = (node: From, render: Render): string =>
  (render.syntax.from[node.kind] as (node: From, render: Render) => string)(node, render);

function subquery({ query, alias, lateral }: Of<"subquery">, render: Render): string {
  return lateral
    ? `LATERAL (${render.query(query)}) AS ${quote(alias)}`
    : `(${render.around.query(query)}) AS ${quote(alias)}`;
}

export function join(node: Of<"join">, render: Render): string {
  const left = from(node.left, render);
  const right = rightSide(node, render);
  if (node.join === "CROSS" || (node.join === "INNER" && !node.on)) return `${left} CROSS JOIN ${right}`;
  return `${left} ${node.join} JOIN ${right} ON ${node.on ? render.expr(node.on) : "true"}`;
}

export const rightSide = ({ right }: Of<"join">, render: Render): string =>
  right.kind === "join" ? `(${from(right, render)})` : from(right, render);

const refused = (what: string) => (): never => {
  throw unsupported(what);
};

export const froms: Froms = {
  table: ({ table, columns, alias }, render) => `${readingOf(tableName(table, render), columns)} AS ${quote(alias)}`,
  cte: ({ name, alias }) => `${quote(name)} AS ${quote(alias)}`,
  subquery,
  unnest: refused("UNNEST"),
  join,
  sample: refused("TABLESAMPLE"),
  tableFunction: ({ fn }) => refused(`The table function ${shown(fn)}`)(),
};
