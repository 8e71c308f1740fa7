/** The tree in short, for expectations that a reader can check by eye. */
import type { Expr, From, Query, Select } from "../../../packages/googlesql/src/tree/index.ts";
import { typeName } from "../../../packages/googlesql/src/types.ts";

export function show(expr: Expr): string {
  switch (expr.kind) {
    case "column":
      return `${expr.relation}.${expr.name}`;
    case "literal":
      return typeof expr.value === "string" ? `'${expr.value}'` : String(expr.value);
    case "call":
      return `${expr.safe ? "safe." : ""}${expr.fn}(${expr.args.map(show).join(", ")})`;
    case "aggregate":
      return `${expr.fn}(${expr.distinct ? "distinct " : ""}${expr.args.map(show).join(", ")})${filter(expr.where)}`;
    case "window":
      return `${expr.fn}(${expr.args.map(show).join(", ")}) over (${over(expr)})`;
    case "cast":
      return `${expr.safe ? "safe_" : ""}cast(${show(expr.operand)} as ${typeName(expr.type)})`;
    case "case":
      return `case(${expr.whens.map(({ when, then }) => `${show(when)}: ${show(then)}`).join(", ")}, ${show(expr.otherwise)})`;
    case "array":
      return `[${expr.items.map(show).join(", ")}]`;
    case "struct":
      return `(${expr.fields.map(show).join(", ")})`;
    case "field":
      return `${show(expr.base)}.${expr.index}`;
    case "row":
      return `${expr.relation}.*`;
    case "part":
      return expr.weekday ? `${expr.part}(${expr.weekday})` : expr.part;
    case "variable":
      return `${expr.scope}:${expr.name}`;
    case "lambda":
      return `${expr.parameters.join(", ")} -> ${show(expr.body)}`;
    case "inQuery":
      return `${show(expr.operand)} in {${showQuery(expr.query)}}`;
    case "scalar":
    case "exists":
    case "arraySubquery":
      return `${expr.kind}{${showQuery(expr.query)}}`;
  }
}

const filter = (where: Expr | undefined) => (where ? ` where ${show(where)}` : "");

function over(expr: Extract<Expr, { kind: "window" }>): string {
  const by = expr.partitionBy.length > 0 ? `by ${expr.partitionBy.map(show).join(", ")}` : "";
  const order = expr.windowOrderBy.map(orderItem).join(", ");
  const frame = expr.frame ? `${expr.frame.unit} ${expr.frame.start.kind} ${expr.frame.end.kind}` : "";
  return [by, order && `order ${order}`, frame].filter(Boolean).join(" ");
}

const orderItem = (item: Query["orderBy"][number]) =>
  `${item.output === undefined ? show(item.expr) : `#${item.output}`}${item.descending ? " desc" : ""}${item.nullsFirst === item.descending ? (item.nullsFirst ? " nulls first" : " nulls last") : ""}`;

export function showQuery(query: Query): string {
  const ctes = query.ctes.map((cte) => `${cte.name} = {${showQuery(cte.query)}}`).join(", ");
  const order = query.orderBy.map(orderItem).join(", ");
  const parts = [
    ctes && `with ${query.recursive ? "recursive " : ""}${ctes}`,
    showBody(query.body),
    order && `order ${order}`,
    query.limit && `limit ${show(query.limit)}`,
    query.offset && `offset ${show(query.offset)}`,
  ];
  return parts.filter(Boolean).join(" ");
}

function showBody(body: Query["body"]): string {
  if (body.kind === "query") return `{${showQuery(body)}}`;
  if (body.kind === "select") return showSelect(body);
  const name = `${body.operator.toLowerCase()}${body.distinct ? " distinct" : " all"}`;
  return body.queries.map((input) => `{${showQuery(input)}}`).join(` ${name} `);
}

export function showSelect(select: Select): string {
  const items = select.items.map((item) => `${show(item.expr)} as ${item.name}`).join(", ");
  const group = select.groupBy?.keys.map(show).join(", ");
  const parts = [
    `select ${select.distinct ? "distinct " : ""}${items}`,
    select.from && `from ${showFrom(select.from)}`,
    select.where && `where ${show(select.where)}`,
    select.groupBy && `group ${group}${sets(select)}`,
    select.having && `having ${show(select.having)}`,
    select.qualify && `qualify ${show(select.qualify)}`,
  ];
  return parts.filter(Boolean).join(" ");
}

const sets = (select: Select) =>
  select.groupBy?.sets ? ` sets ${select.groupBy.sets.map((set) => `(${set.join(" ")})`).join("")}` : "";

export function showFrom(from: From): string {
  switch (from.kind) {
    case "table":
      return `${from.table.join(".")} ${from.alias}`;
    case "cte":
      return `@${from.name} ${from.alias}`;
    case "subquery":
      return `{${showQuery(from.query)}} ${from.alias}`;
    case "unnest":
      return `unnest(${show(from.array)}) ${from.alias}(${[from.column, from.offset].filter(Boolean).join(", ")})`;
    case "join":
      return `${showFrom(from.left)} ${from.join.toLowerCase()} ${showFrom(from.right)}${from.on ? ` on ${show(from.on)}` : ""}`;
    case "tableFunction":
      return `${from.fn}() ${from.alias}`;
    case "sample":
      return `sample(${showFrom(from.input)})`;
  }
}
