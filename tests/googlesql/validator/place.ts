/** Where in a statement something stands: what it may name, and what it may be. */
import type { Body, Expr, From, Query } from "@sluice/googlesql/tree";
import { type Column, type Type, typeName } from "@sluice/googlesql/types";

export interface Place {
  /** The columns of each relation in sight, outer ones too. */
  readonly relations: ReadonlyMap<string, readonly Column[]>;
  /** In a FROM: those of the queries around, which are all that a subquery there sees. */
  readonly outer: ReadonlyMap<string, readonly Column[]>;
  readonly ctes: ReadonlyMap<string, readonly Column[]>;
  /** Parameters of the lambdas around. */
  readonly lambdas: ReadonlyMap<string, Type>;
  readonly aggregates: boolean;
  readonly windows: boolean;
  readonly rules: Rules;
}

/** The ways back into the recursion, and where to say what is wrong. */
export interface Rules {
  readonly expr: (expr: Expr, place: Place) => void;
  readonly query: (query: Query, place: Place) => void;
  readonly body: (body: Body, place: Place) => Place;
  /** The place with what the FROM makes visible. */
  readonly from: (from: From, place: Place) => Place;
  readonly wrong: (problem: string) => void;
}

export const nowhere = (rules: Rules): Place => ({
  relations: new Map(),
  outer: new Map(),
  ctes: new Map(),
  lambdas: new Map(),
  aggregates: false,
  windows: false,
  rules,
});

/** Says what is wrong unless it holds. */
export function must(place: Place, holds: boolean, problem: string): void {
  if (!holds) place.rules.wrong(problem);
}

export function mustBe(place: Place, type: Type, wanted: Type, what: string): void {
  must(place, typeName(type) === typeName(wanted), `${what} is ${typeName(type)}, not ${typeName(wanted)}`);
}

/** An expression that must be there with a type of its own. */
export function typed(expr: Expr | undefined, wanted: Type, what: string, place: Place): void {
  if (!expr) return;
  place.rules.expr(expr, place);
  mustBe(place, expr.type, wanted, what);
}

/** Neither aggregates nor windows from here. */
export const plain = (place: Place): Place => ({ ...place, aggregates: false, windows: false });

/** `a INT64, b STRING`. */
export const shapeOf = (columns: readonly Column[]): string =>
  columns.map(({ name, type }) => `${name} ${typeName(type)}`).join(", ");

export const typesOf = (columns: readonly Column[]): string => columns.map(({ type }) => typeName(type)).join(", ");

export function distinctNames(columns: readonly Column[], what: string, place: Place): void {
  const names = columns.map(({ name }) => name.toLowerCase());
  must(place, new Set(names).size === names.length, `${what} has two columns of one name: ${names.join(", ")}`);
  must(place, !names.includes(""), `${what} has a column without a name`);
}

export function adding(place: Place, alias: string, columns: readonly Column[]): Place {
  must(place, !place.relations.has(alias), `two relations are called ${alias}`);
  distinctNames(columns, alias, place);
  return { ...place, relations: new Map([...place.relations, [alias, columns]]) };
}
