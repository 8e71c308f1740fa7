/** FROM: each relation of it once, with its columns. */
import { type From, isCorrelated, relationsOf } from "@sluice/googlesql/tree";
import { BOOL, type Column, FLOAT64, INT64, typeName } from "@sluice/googlesql/types";
import { adding, must, mustBe, type Place, plain, shapeOf, typed } from "./place.ts";

type Of<Kind extends From["kind"]> = Extract<From, { kind: Kind }>;

/** `place` has the queries around, and the left neighbours. */
export function relation(from: From, around: Place): Place {
  const place = plain(around);
  switch (from.kind) {
    case "table":
    case "tableFunction":
      return adding(place, from.alias, from.columns);
    case "cte":
      return cte(from, place);
    case "subquery":
      place.rules.query(from.query, from.lateral ? place : { ...place, relations: place.outer });
      return adding(place, from.alias, from.query.columns);
    case "unnest":
      return unnest(from, place);
    case "join":
      return join(from, place);
    case "sample":
      typed(from.size, from.unit === "ROWS" ? INT64 : FLOAT64, "the size of a sample", place);
      return relation(from.input, place);
  }
}

function cte({ name, alias, columns }: Of<"cte">, place: Place): Place {
  const known = place.ctes.get(name);
  must(place, known !== undefined, `no query of WITH is called ${name}`);
  if (known) must(place, shapeOf(known) === shapeOf(columns), `${name} is ${shapeOf(known)}, not ${shapeOf(columns)}`);
  return adding(place, alias, columns);
}

function unnest({ array, alias, column, offset, element, correlated }: Of<"unnest">, place: Place): Place {
  place.rules.expr(array, place);
  if (array.type.kind === "ARRAY") mustBe(place, element, array.type.element, "an element of UNNEST");
  else must(place, false, `UNNEST of ${typeName(array.type)}`);
  must(place, correlated === isCorrelated(array), `UNNEST of ${alias} is ${correlated ? "not " : ""}correlated`);
  const offsets: readonly Column[] = offset === undefined ? [] : [{ name: offset, type: INT64 }];
  return adding(place, alias, [{ name: column, type: element }, ...offsets]);
}

function join({ join: kind, left, right, on }: Of<"join">, place: Place): Place {
  const all = relation(right, relation(left, place));
  must(place, (on === undefined) === (kind === "CROSS"), `a ${kind} JOIN ${on ? "has" : "lacks"} a condition`);
  typed(on, BOOL, "the condition of a JOIN", all);
  if (kind === "RIGHT" || kind === "FULL") independent(left, right, kind, place);
  return all;
}

function independent(left: From, right: From, kind: string, place: Place): void {
  const { made } = relationsOf(left);
  const read = [...relationsOf(right).read].filter((name) => made.has(name));
  must(place, read.length === 0, `the right side of a ${kind} JOIN reads ${read.join(", ")} of its left`);
}
