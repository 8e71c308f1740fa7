/** The origins of a query's columns, and of which rows it has. */
import type { From, Query, Select, SetOperation } from "@sluice/googlesql/tree";
import { expressionOrigins, type QueryOrigins, type Sight } from "./expression.ts";
import { as, NONE, originsOf, type Origins, through, union } from "./origins.ts";

/** Columns by relation, then by name; a name that is not here is of a scope around. */
type Relations = ReadonlyMap<string, ReadonlyMap<string, Origins>>;

interface Scope {
  readonly relations: Relations;
  readonly ctes: ReadonlyMap<string, QueryOrigins>;
}

const EMPTY: Scope = { relations: new Map(), ctes: new Map() };

/** Of a whole query; `_loaded_at` and its like count as any column does. */
export const queryOrigins = (query: Query): QueryOrigins => ofQuery(query, EMPTY);

const sightOf = (scope: Scope): Sight => ({
  column: (relation, name) => scope.relations.get(relation)?.get(name) ?? NONE,
  query: (query) => ofQuery(query, scope),
});

function ofQuery(query: Query, outer: Scope): QueryOrigins {
  const scope = { ...outer, ctes: withCtes(query, outer) };
  const { columns, rows, within } = ofBody(query, scope);
  const sort = query.limit || query.offset ? query.orderBy : [];
  const kept = sort.map(({ expr, output }) =>
    as(output === undefined ? expressionOrigins(expr, sightOf(within)) : (columns[output] ?? NONE), "sort"),
  );
  return { columns, rows: union(rows, ...kept) };
}

function withCtes(query: Query, outer: Scope): Scope["ctes"] {
  const ctes = new Map(outer.ctes);
  if (query.recursive) for (const cte of query.ctes) ctes.set(cte.name, nothingYet(cte.query));
  // What a recursive query brings to itself is all there after as many rounds as there are queries, and one.
  const rounds = query.recursive ? query.ctes.length + 1 : 1;
  for (let round = 0; round < rounds; round++)
    for (const cte of query.ctes) ctes.set(cte.name, ofQuery(cte.query, { ...outer, ctes }));
  return ctes;
}

const nothingYet = ({ columns }: Query): QueryOrigins => ({ columns: columns.map(() => NONE), rows: NONE });

interface BodyOrigins extends QueryOrigins {
  readonly within: Scope;
}

function ofBody({ body }: Query, scope: Scope): BodyOrigins {
  if (body.kind === "select") return ofSelect(body, scope);
  const found = body.kind === "query" ? ofQuery(body, scope) : ofSetOperation(body, scope);
  return { ...found, within: scope };
}

function ofSetOperation({ queries, operator, columns }: SetOperation, scope: Scope): QueryOrigins {
  const all = queries.map((query) => ofQuery(query, scope));
  const [first] = all;
  // The second and later of EXCEPT give no values: they decide what stays.
  const giving = operator === "EXCEPT" && first ? [first] : all;
  const deciding = operator === "EXCEPT" ? all.slice(1).flatMap((each) => each.columns) : [];
  return {
    columns: columns.map((_, i) => union(...giving.map((each) => each.columns[i] ?? NONE))),
    rows: union(...all.map(({ rows }) => rows), ...deciding.map((each) => as(each, "filter"))),
  };
}

function ofSelect(select: Select, outer: Scope): BodyOrigins {
  const { relations, rows } = select.from ? ofFrom(select.from, outer) : { relations: new Map(), rows: NONE };
  const scope = { ...outer, relations: new Map([...outer.relations, ...relations]) };
  const sight = sightOf(scope);
  const of = (expr: Select["where"]): Origins => (expr ? expressionOrigins(expr, sight) : NONE);
  const filters = [select.where, select.having, select.qualify].map((expr) => as(of(expr), "filter"));
  const keys = (select.groupBy?.keys ?? []).map((key) => as(of(key), "group"));
  const columns = select.items.map(({ expr }) => of(expr));
  return { columns, rows: union(rows, ...filters, ...keys), within: scope };
}

interface FromOrigins {
  readonly relations: Relations;
  readonly rows: Origins;
}

function ofFrom(from: From, outer: Scope): FromOrigins {
  switch (from.kind) {
    case "table":
      return relation(from.alias, from.columns, (column) =>
        originsOf([{ table: from.table, column, use: "identity" }]),
      );
    case "cte":
      return ofRelation(from.alias, from.columns, outer.ctes.get(from.name));
    case "subquery":
      return ofRelation(from.alias, from.query.columns, ofQuery(from.query, outer));
    case "unnest":
      return ofUnnest(from, outer);
    case "join":
      return ofJoin(from, outer);
    case "tableFunction": {
      const given = through(union(...from.args.map((arg) => expressionOrigins(arg, sightOf(outer)))), "transformation");
      return relation(from.alias, from.columns, () => given);
    }
    case "sample":
      return ofFrom(from.input, outer);
  }
}

type Named = { readonly name: string };

const relation = (alias: string, columns: readonly Named[], of: (name: string, i: number) => Origins): FromOrigins => ({
  relations: new Map([[alias, new Map(columns.map(({ name }, i) => [name, of(name, i)]))]]),
  rows: NONE,
});

const ofRelation = (alias: string, columns: readonly Named[], found: QueryOrigins | undefined): FromOrigins => ({
  ...relation(alias, columns, (_, i) => found?.columns[i] ?? NONE),
  rows: found?.rows ?? NONE,
});

function ofUnnest({ array, alias, column, offset }: Extract<From, { kind: "unnest" }>, outer: Scope): FromOrigins {
  const element = through(expressionOrigins(array, sightOf(outer)), "transformation");
  const columns = [{ name: column }, ...(offset === undefined ? [] : [{ name: offset }])];
  return relation(alias, columns, () => element);
}

/** The right side may see the left: UNNEST of a neighbour's array. */
function ofJoin(from: Extract<From, { kind: "join" }>, outer: Scope): FromOrigins {
  const left = ofFrom(from.left, outer);
  const right = ofFrom(from.right, { ...outer, relations: new Map([...outer.relations, ...left.relations]) });
  const relations = new Map([...left.relations, ...right.relations]);
  const sight = sightOf({ ...outer, relations: new Map([...outer.relations, ...relations]) });
  const on = from.on ? as(expressionOrigins(from.on, sight), "join") : NONE;
  return { relations, rows: union(left.rows, right.rows, on) };
}
