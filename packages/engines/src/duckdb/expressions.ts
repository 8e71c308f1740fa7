/** One expression of the tree in DuckDB's SQL. */
import type { Expr, Query } from "@sluice/googlesql/tree";
import { aggregate } from "./aggregates/index.ts";
import { bindAll } from "./bind.ts";
import { bridged } from "./library-calls.ts";
import { caseOf } from "./natives/conditional.ts";
import { castOf } from "./casts/index.ts";
import { type CallExpr, type Render, unsupported } from "./context.ts";
import { holds } from "./holds.ts";
import { literal } from "./literals.ts";
import { natives } from "./natives/index.ts";
import { cast, quote, text } from "./names.ts";
import { safely } from "./raise.ts";
import { arraySubquery, withOrdinals } from "./subqueries.ts";
import { declare, fieldNames } from "./types.ts";
import { windowed } from "./windows.ts";
import { structOf } from "./wire.ts";

export function expression(expr: Expr, render: Render): string {
  switch (expr.kind) {
    case "literal":
      return literal(expr.value, expr.type);
    case "column":
      return `${quote(expr.relation)}.${quote(expr.name)}`;
    case "row":
      return row(expr);
    case "call":
      return call(expr, render);
    case "aggregate":
      return aggregate(expr, render);
    case "window":
      return windowed(expr, render);
    case "cast":
      return castOf(expr, render);
    case "case":
      return caseOf(expr.whens, expr.otherwise, render);
    case "array":
      return cast(`[${expr.items.map((item) => render.expr(item)).join(", ")}]`, declare(expr.type));
    case "struct":
      return struct(expr, render);
    case "field":
      return field(expr, render);
    case "scalar":
      return scalar(expr.query, render);
    case "arraySubquery":
      return arraySubquery(expr.query, render);
    case "exists":
      return `EXISTS (${render.query(expr.query)})`;
    case "inQuery":
      return `(${render.expr(expr.operand)} IN (${render.query(expr.query)}))`;
    case "lambda":
      return `lambda ${expr.parameters.map(quote).join(", ")}: ${render.expr(expr.body)}`;
    case "variable":
      return variable(expr);
    case "part":
      return text(expr.weekday ? `${expr.part}(${expr.weekday})` : expr.part);
  }
}

function row(expr: Extract<Expr, { kind: "row" }>): string {
  if (expr.type.kind !== "STRUCT") throw unsupported("a row of no STRUCT");
  const values = expr.columns.map((column) => `${quote(expr.relation)}.${quote(column)}`);
  return structOf(fieldNames(expr.type.fields), values);
}

function struct(expr: Extract<Expr, { kind: "struct" }>, render: Render): string {
  if (expr.type.kind !== "STRUCT") throw unsupported("a STRUCT of another type");
  if (expr.fields.length === 0) throw unsupported("a STRUCT without fields");
  return structOf(
    fieldNames(expr.type.fields),
    expr.fields.map((item) => render.expr(item)),
  );
}

function field(expr: Extract<Expr, { kind: "field" }>, render: Render): string {
  if (expr.base.type.kind !== "STRUCT") throw unsupported("a field of no STRUCT");
  return `struct_extract(${render.expr(expr.base)}, ${text(fieldNames(expr.base.type.fields)[expr.index]!)})`;
}

/** `(SELECT x)` is x: TRY takes no subqueries, and IFERROR((SELECT …), …) is how people write it. */
function scalar(query: Query, render: Render): string {
  const { body } = query;
  const bare =
    body.kind === "select" &&
    !body.from &&
    !body.where &&
    !body.groupBy &&
    !body.having &&
    !body.qualify &&
    !query.limit &&
    !query.offset;
  const [item] = bare && query.ctes.length === 0 ? body.items : [];
  if (item && !holds(item.expr, owned)) return render.expr(item.expr);
  return `(${render.query(query.limit ? withOrdinals(query) : query)})`;
}

/** An aggregate or a window in it would belong to the query around. */
const owned = new Set(["aggregate", "window"]);

const variable = (expr: Extract<Expr, { kind: "variable" }>): string =>
  expr.scope === "lambda" ? quote(expr.name) : cast(`getvariable(${text(expr.name)})`, declare(expr.type));

function call(expr: CallExpr, render: Render): string {
  const sql = expr.args.map((arg) => render.expr(arg));
  if (!expr.safe) return called(expr, sql, render);
  return bindAll(sql, (names) => `TRY(${safely(true, () => called(expr, names, render))})`);
}

function called(expr: CallExpr, sql: readonly string[], render: Render): string {
  const careful = (given: readonly string[]) => bridged(expr, given);
  const native = natives[expr.fn]?.({ fn: expr.fn, type: expr.type, args: expr.args, sql, render, careful });
  return native ?? bridged(expr, sql);
}
