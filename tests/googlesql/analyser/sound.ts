/** What must hold of every tree: columns name relations in sight, with the relation's own types; names are unique. */
import type { Expr, From, Query, Select } from "../../../packages/googlesql/src/tree/index.ts";
import { type Column, typeName } from "../../../packages/googlesql/src/types.ts";

/** The columns of each relation in sight. */
type Sight = ReadonlyMap<string, readonly Column[]>;
type Known = ReadonlyMap<string, readonly Column[]>;

interface Place {
  readonly sight: Sight;
  readonly ctes: Known;
  readonly lambdas: ReadonlySet<string>;
}

const nowhere: Place = { sight: new Map(), ctes: new Map(), lambdas: new Set() };

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const shapeOf = (columns: readonly Column[]): string =>
  columns.map(({ name, type }) => `${name} ${typeName(type)}`).join(", ");

export function sound(query: Query, place: Place = nowhere): void {
  const known = new Map(place.ctes);
  if (query.recursive) for (const cte of query.ctes) known.set(cte.name, cte.query.columns);
  for (const cte of query.ctes) {
    sound(cte.query, { ...place, ctes: known });
    known.set(cte.name, cte.query.columns);
  }
  const names = query.columns.map((column) => column.name.toLowerCase());
  must(new Set(names).size === names.length && !names.includes(""), `names are not unique: ${names.join(", ")}`);
  const inner = soundBody(query, { ...place, ctes: known });
  for (const item of query.orderBy) {
    if (item.output === undefined) soundExpr(item.expr, inner);
    else soundOutput(query, item.output, item.expr);
  }
}

const types = (columns: readonly Column[]): string => columns.map(({ type }) => typeName(type)).join(", ");

/** An output is what its expression says. */
function soundOutput({ columns }: Query, output: number, expr: Expr): void {
  must(output < columns.length, "ORDER BY of no output column");
  must(
    typeName(columns[output]!.type) === typeName(expr.type),
    "ORDER BY of another output column than its expression",
  );
}

/** What ORDER BY sees. */
function soundBody(query: Query, place: Place): Place {
  const { body } = query;
  if (body.kind === "select") return soundSelect(body, query, place);
  if (body.kind === "query") {
    sound(body, place);
    must(shapeOf(body.columns) === shapeOf(query.columns), `${shapeOf(body.columns)} is not ${shapeOf(query.columns)}`);
    return place;
  }
  for (const input of body.queries) {
    sound(input, place);
    must(
      types(input.columns) === types(body.columns),
      `${types(input.columns)} in a set operation of ${types(body.columns)}`,
    );
  }
  must(shapeOf(body.columns) === shapeOf(query.columns), "a set operation and its query differ");
  return place;
}

function soundSelect(select: Select, query: Query, place: Place): Place {
  const sight = new Map(place.sight);
  if (select.from) soundFrom(select.from, sight, place);
  const inner = { ...place, sight };
  const made = select.items.map((item) => ({ name: item.name, type: item.expr.type }));
  must(shapeOf(made) === shapeOf(query.columns), `${shapeOf(made)} is not ${shapeOf(query.columns)}`);
  for (const item of select.items) soundExpr(item.expr, inner);
  for (const expr of [select.where, select.having, select.qualify]) {
    if (!expr) continue;
    soundExpr(expr, inner);
    must(expr.type.kind === "BOOL", "a condition that is no BOOL");
  }
  for (const key of select.groupBy?.keys ?? []) soundExpr(key, inner);
  return inner;
}

function soundFrom(from: From, sight: Map<string, readonly Column[]>, place: Place): void {
  const add = (alias: string, columns: readonly Column[]) => {
    must(!sight.has(alias), `alias ${alias} is there twice`);
    sight.set(alias, columns);
  };
  switch (from.kind) {
    case "table":
    case "tableFunction":
      return add(from.alias, from.columns);
    case "cte": {
      const columns = place.ctes.get(from.name);
      must(columns !== undefined && shapeOf(columns) === shapeOf(from.columns), `CTE ${from.name} is not what it was`);
      return add(from.alias, from.columns);
    }
    case "subquery":
      sound(from.query, place);
      return add(from.alias, from.query.columns);
    case "unnest": {
      soundExpr(from.array, { ...place, sight });
      const offset: Column[] = from.offset === undefined ? [] : [{ name: from.offset, type: { kind: "INT64" } }];
      return add(from.alias, [{ name: from.column, type: from.element }, ...offset]);
    }
    case "join":
      soundFrom(from.left, sight, place);
      soundFrom(from.right, sight, place);
      if (from.on) soundExpr(from.on, { ...place, sight });
      return undefined;
    case "sample":
      return soundFrom(from.input, sight, place);
  }
}

function soundExpr(expr: Expr, place: Place): void {
  if (expr.kind === "column") soundColumn(expr, place);
  if (expr.kind === "row") must(place.sight.has(expr.relation), `row of ${expr.relation}, which is not in sight`);
  if (expr.kind === "variable" && expr.scope === "lambda")
    must(place.lambdas.has(expr.name), `no lambda has ${expr.name}`);
  if (expr.kind === "field") must(expr.base.type.kind === "STRUCT", "a field of what is no STRUCT");
  if ("query" in expr) sound(expr.query, place);
  const inner = expr.kind === "lambda" ? { ...place, lambdas: new Set([...place.lambdas, ...expr.parameters]) } : place;
  for (const part of partsOf(expr)) soundExpr(part, inner);
}

function soundColumn(expr: Extract<Expr, { kind: "column" }>, { sight }: Place): void {
  const columns = sight.get(expr.relation);
  must(columns !== undefined, `${expr.relation}.${expr.name}: no such relation in sight`);
  const column = columns.find(({ name }) => name === expr.name);
  must(column !== undefined, `${expr.relation} has no ${expr.name}`);
  must(
    typeName(column.type) === typeName(expr.type),
    `${expr.relation}.${expr.name} is ${typeName(column.type)}, not ${typeName(expr.type)}`,
  );
}

const skipped = new Set(["type", "span", "query"]);

/** The expressions right below. */
function partsOf(expr: Expr): readonly Expr[] {
  const found: Expr[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
    if ("kind" in value && "type" in value) found.push(value as Expr);
    else for (const [key, part] of Object.entries(value)) if (!skipped.has(key)) collect(part);
  };
  for (const [key, part] of Object.entries(expr)) if (!skipped.has(key)) collect(part);
  return found;
}
