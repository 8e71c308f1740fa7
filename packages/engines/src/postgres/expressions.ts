/** One expression of the tree in PostgreSQL's SQL. */
import type { Expr } from "@sluice/googlesql/tree";
import { aggregate } from "./aggregates/index.ts";
import { orNull } from "./detached.ts";
import { castOf } from "./casts/index.ts";
import { type CallExpr, type Render, shown, unsupported } from "./context.ts";
import { literal } from "./literals.ts";
import { quote, text } from "./names.ts";
import { natives } from "./natives/index.ts";
import { jsonbArray, fromJsonbAt } from "./jsonb.ts";
import { arraySubquery } from "./subqueries.ts";
import { windowed } from "./windows.ts";

export function expression(expr: Expr, render: Render): string {
  switch (expr.kind) {
    case "literal":
      return literal(expr.value, expr.type);
    case "column":
      return `${quote(expr.relation)}.${quote(expr.name)}`;
    case "row":
      return row(expr);
    case "call":
      return expr.safe ? orNull({ ...expr, safe: false }, render) : call(expr, render);
    case "aggregate":
      return aggregate(expr, render);
    case "window":
      return windowed(expr, render);
    case "cast":
      return castOf(expr, render);
    case "case":
      return caseOf(expr, render);
    case "array":
      return jsonbArray(expr.items.map((item) => render.expr(item)));
    case "struct":
      return jsonbArray(expr.fields.map((item) => render.expr(item)));
    case "field":
      return fromJsonbAt(render.expr(expr.base), expr.index, expr.type);
    case "scalar":
      return `(${render.query(expr.query)})`;
    case "arraySubquery":
      return arraySubquery(expr.query, render);
    case "exists":
      return `EXISTS (${render.query(expr.query)})`;
    case "inQuery":
      return `(${render.expr(expr.operand)} IN (${render.query(expr.query)}))`;
    case "lambda":
      throw unsupported("A lambda here");
    case "variable":
      return variable(expr);
    case "part":
      return `${text(expr.weekday ? `${expr.part}(${expr.weekday})` : expr.part)}::text`;
  }
}

/** The row that an outer join made up is NULL, not a STRUCT of NULLs: GoogleSQL has it so, too. */
function row(expr: Extract<Expr, { kind: "row" }>): string {
  const relation = quote(expr.relation);
  const values = jsonbArray(expr.columns.map((column) => `${relation}.${quote(column)}`));
  return values;
}

function caseOf({ whens, otherwise }: Extract<Expr, { kind: "case" }>, render: Render): string {
  const branches = whens.map(({ when, then }) => `WHEN ${render.expr(when)} THEN ${render.expr(then)}`);
  return `CASE ${branches.join(" ")} ELSE ${render.expr(otherwise)} END`;
}

/** Lambda parameters are columns of the subquery around; an attempt's are parts of its only argument. */
function variable(expr: Extract<Expr, { kind: "variable" }>): string {
  if (expr.scope === "lambda") return quote(expr.name);
  if (expr.scope === "parameter") return fromJsonbAt("$1", Number(expr.name), expr.type);
  throw unsupported(`The variable ${expr.name} here`);
}

function call(expr: CallExpr, render: Render): string {
  const native = natives[expr.fn];
  const args = expr.args.map((arg) => (arg.kind === "lambda" ? "" : render.expr(arg)));
  const sql = native?.({ fn: expr.fn, type: expr.type, args: expr.args, sql: args, render });
  if (sql === undefined) throw unsupported(shown(expr.fn));
  return sql;
}
