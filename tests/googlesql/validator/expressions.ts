/** Each kind of expression: its type, and what must hold of its parts. */
import type { Expr } from "@sluice/googlesql/tree";
import { arrayOf, BOOL, type Column, type Field, STRING, type Type, typeName } from "@sluice/googlesql/types";
import { canCast } from "../../../packages/googlesql/src/coercion/index.ts";
import { aggregate, call, window } from "./calls.ts";
import { literalProblem } from "./literals.ts";
import { must, mustBe, type Place, typed } from "./place.ts";

type Of<Kind extends Expr["kind"]> = Extract<Expr, { kind: Kind }>;

export function expression(expr: Expr, place: Place): void {
  switch (expr.kind) {
    case "literal":
      return literal(expr, place);
    case "column":
      return column(expr, place);
    case "row":
      return row(expr, place);
    case "call":
      return call(expr, place);
    case "aggregate":
      return aggregate(expr, place);
    case "window":
      return window(expr, place);
    case "cast":
      return cast(expr, place);
    case "case":
      return cases(expr, place);
    case "array":
      return array(expr, place);
    case "struct":
      return struct(expr, place);
    case "field":
      return field(expr, place);
    case "scalar":
    case "arraySubquery":
    case "exists":
      return subquery(expr, place);
    case "inQuery":
      return inQuery(expr, place);
    case "lambda":
      return must(place, false, "a lambda stands where no function takes it");
    case "variable":
      return variable(expr, place);
    case "part":
      return mustBe(place, expr.type, STRING, `the part ${expr.part}`);
  }
}

function literal(expr: Of<"literal">, place: Place): void {
  const problem = literalProblem(expr);
  if (problem !== undefined) place.rules.wrong(problem);
}

function column({ relation, name, type }: Of<"column">, place: Place): void {
  const columns = place.relations.get(relation);
  if (!columns) return must(place, false, `${relation}.${name}: no such relation is in sight`);
  const found = columns.find((each) => each.name === name);
  if (!found) return must(place, false, `${relation} has no column ${name}`);
  return mustBe(place, type, found.type, `${relation}.${name}`);
}

function row({ relation, columns, type }: Of<"row">, place: Place): void {
  const known: readonly Column[] | undefined = place.relations.get(relation);
  if (!known) return must(place, false, `the row of ${relation}, which is not in sight`);
  must(place, columns.join() === known.map(({ name }) => name).join(), `the row of ${relation} has other columns`);
  const types = type.kind === "STRUCT" ? type.fields.map(typeOfField) : [];
  return must(place, types.join() === known.map((each) => typeName(each.type)).join(), `the type of ${relation}'s row`);
}

const typeOfField = (each: Field): string => typeName(each.type);

function cast({ operand, type, format, zone }: Of<"cast">, place: Place): void {
  place.rules.expr(operand, place);
  const what = `CAST(${typeName(operand.type)} AS ${typeName(type)})`;
  const isNull = operand.kind === "literal" && operand.value === null;
  must(place, format !== undefined || canCast({ type: operand.type, isNull }, type), `${what} does not exist`);
  typed(format, STRING, "the format of a CAST", place);
  typed(zone, STRING, "the time zone of a CAST", place);
}

function cases({ whens, otherwise, type }: Of<"case">, place: Place): void {
  must(place, whens.length > 0, "CASE without a WHEN");
  for (const each of whens) {
    typed(each.when, BOOL, "a WHEN", place);
    typed(each.then, type, "a result of CASE", place);
  }
  typed(otherwise, type, "the ELSE of CASE", place);
}

function array({ items, type }: Of<"array">, place: Place): void {
  if (type.kind !== "ARRAY") return must(place, false, `[…] is ${typeName(type)}`);
  must(place, type.element.kind !== "ARRAY", "an array of arrays");
  for (const item of items) typed(item, type.element, "an element", place);
}

function struct({ fields, type }: Of<"struct">, place: Place): void {
  if (type.kind !== "STRUCT") return must(place, false, `STRUCT(…) is ${typeName(type)}`);
  must(place, fields.length === type.fields.length, `${fields.length} fields for ${typeName(type)}`);
  for (const [i, each] of fields.entries()) typed(each, type.fields[i]?.type ?? each.type, "a field", place);
}

function field({ base, index, type }: Of<"field">, place: Place): void {
  place.rules.expr(base, place);
  const found = base.type.kind === "STRUCT" ? base.type.fields[index] : undefined;
  if (!found) return must(place, false, `${typeName(base.type)} has no field at ${index}`);
  return mustBe(place, type, found.type, `the field ${found.name ?? index}`);
}

function subquery({ kind, query, type }: Of<"scalar" | "arraySubquery" | "exists">, place: Place): void {
  place.rules.query(query, place);
  if (kind === "exists") return mustBe(place, type, BOOL, "EXISTS");
  const only = onlyColumn(query.columns, place);
  if (only) mustBe(place, type, kind === "scalar" ? only : arrayOf(only), "a subquery");
}

function inQuery({ operand, query, type }: Of<"inQuery">, place: Place): void {
  place.rules.expr(operand, place);
  place.rules.query(query, place);
  mustBe(place, type, BOOL, "IN");
  const only = onlyColumn(query.columns, place);
  if (only) mustBe(place, operand.type, only, "what IN looks for");
}

function onlyColumn([first, ...others]: readonly Column[], place: Place): Type | undefined {
  must(place, first !== undefined && others.length === 0, "a subquery must have one column");
  return first?.type;
}

function variable({ name, scope, type }: Of<"variable">, place: Place): void {
  if (scope !== "lambda") return;
  const known = place.lambdas.get(name);
  if (!known) return must(place, false, `no lambda has the parameter ${name}`);
  mustBe(place, type, known, `the parameter ${name}`);
}
