/** One expression, by its kind: what an engine does not say otherwise. */
import { zip } from "@sluice/googlesql/lists";
import type { Expr } from "@sluice/googlesql/tree";
import { STRING } from "@sluice/googlesql/types";
import { call } from "./calls.ts";
import { type Expressions, type OfKind, type Render, unsupported } from "./context.ts";
import { aggregate } from "./aggregates.ts";
import { quote } from "./names.ts";
import { window } from "./windows.ts";

type Of<Kind> = OfKind<Expr, Kind>;

export const expression = (expr: Expr, render: Render): string =>
  (render.syntax.expressions[expr.kind] as (expr: Expr, render: Render) => string)(expr, render);

const refused = (what: string) => (): never => {
  throw unsupported(what);
};

export function column({ relation, name }: Of<"column">, { scope }: Render): string {
  const known = scope.columns.get(relation);
  if (known === undefined) return `${quote(relation)}.${quote(name)}`;
  return known.get(name) ?? refused(`The column ${name} of an UNNEST`)();
}

/** As the STRUCT of its columns, NULLs and all. */
function row({ relation, columns, type }: Of<"row">, render: Render): string {
  if (type.kind !== "STRUCT") throw unsupported("A row that is no STRUCT");
  const fields = zip(type.fields, columns, (field, name): Expr => ({
    kind: "column",
    relation,
    name,
    type: field.type,
  }));
  return render.expr({ kind: "struct", fields, type });
}

function caseOf({ whens, otherwise }: Of<"case">, render: Render): string {
  const branches = whens.map(({ when, then }) => `WHEN ${render.expr(when)} THEN ${render.expr(then)}`);
  return `CASE ${branches.join(" ")} ELSE ${render.expr(otherwise)} END`;
}

export const variable = ({ name, scope }: Of<"variable">, render: Render): string =>
  render.scope.lambdas.get(name) ?? (scope === "lambda" ? quote(name) : refused(`The variable ${name} here`)());

const part = ({ part, weekday }: Of<"part">, render: Render): string =>
  render.expr({ kind: "literal", value: weekday ? `${part}(${weekday})` : part, type: STRING });

/** All but literals, which are never alike. */
export const expressions: Omit<Expressions, "literal"> = {
  column,
  row,
  call,
  aggregate: (node, render) => aggregate(node, render, ""),
  window,
  cast: refused("CAST"),
  case: caseOf,
  array: refused("ARRAY"),
  struct: refused("STRUCT"),
  field: refused("A field of a STRUCT"),
  scalar: ({ query }, render) => `(${render.query(query)})`,
  arraySubquery: refused("ARRAY of a query"),
  exists: ({ query }, render) => `EXISTS (${render.query(query)})`,
  inQuery: ({ operand, query }, render) => `(${render.expr(operand)} IN (${render.query(query)}))`,
  lambda: refused("A lambda here"),
  variable,
  part,
};
