/** Implicit coercion: which types stand in for which without being asked, and how far that is. */
import { fieldType, sameType, type StructType, type Type } from "../types.ts";

/** What the analyser knows of an operand beside its type: literals and parameters coerce further than columns do. */
export interface Operand {
  readonly type: Type;
  readonly isLiteral?: boolean;
  /** An untyped NULL (or an empty `[]`): goes for any type (any ARRAY). */
  readonly isNull?: boolean;
  readonly isParameter?: boolean;
  /** Of a STRUCT or ARRAY that is written out: its fields or elements, each with its own literal-ness. */
  readonly inner?: readonly Operand[];
}

type Kind = Type["kind"];

const implicit: Partial<Record<Kind, readonly Kind[]>> = {
  INT64: ["FLOAT64", "NUMERIC", "BIGNUMERIC"],
  NUMERIC: ["BIGNUMERIC", "FLOAT64"],
  BIGNUMERIC: ["FLOAT64"],
  DATE: ["DATETIME"],
};

const literal: Partial<Record<Kind, readonly Kind[]>> = {
  FLOAT64: ["NUMERIC", "BIGNUMERIC"],
  STRING: ["DATE", "DATETIME", "TIME", "TIMESTAMP"],
};

/** How far an implicit coercion goes: 0 for none, undefined where there is none. Lower is the better match. */
export function coercionCost(from: Operand, to: Type): number | undefined {
  if (sameType(from.type, to)) return 0;
  if (from.isNull) return from.type.kind === "ARRAY" && to.kind !== "ARRAY" ? undefined : 0;
  if (from.type.kind === "STRUCT" && to.kind === "STRUCT") return structCost(from, from.type, to);
  if (from.type.kind === "ARRAY" && to.kind === "ARRAY") return arrayCost(from, from.type.element, to.element);
  if (from.type.kind === "RANGE") return undefined;
  return scalarCost(from, to);
}

function scalarCost(from: Operand, to: Type): number | undefined {
  const { kind } = from.type;
  const near = implicit[kind]?.indexOf(to.kind) ?? -1;
  if (near >= 0) return near + 1;
  if (!(from.isLiteral || from.isParameter)) return undefined;
  if (to.kind === "RANGE") return kind === "STRING" ? 20 : undefined;
  // A text is as far from a DATE as from a TIMESTAMP: the first signature is the one that the function is named for.
  return literal[kind]?.includes(to.kind) ? 10 : undefined;
}

function structCost(from: Operand, own: StructType, to: StructType) {
  if (own.fields.length !== to.fields.length) return undefined;
  const costs = own.fields.map((field, i) => coercionCost(innerOf(from, i, field.type), fieldType(to, i)));
  return costs.every((cost) => cost !== undefined) ? costs.reduce((sum, cost) => sum + cost, 0) : undefined;
}

/** Only an array that is written out takes another element type; a column of arrays does not. */
function arrayCost(from: Operand, own: Type, to: Type): number | undefined {
  if (from.inner) return worst(from.inner.map((item) => coercionCost(item, to)));
  return from.isLiteral || from.isParameter ? coercionCost({ ...from, type: own }, to) : sameShape(own, to);
}

/** Arrays of structs whose field names alone differ are the same to GoogleSQL. */
const sameShape = (own: Type, to: Type) =>
  own.kind === "STRUCT" && to.kind === "STRUCT" && coercionCost({ type: own }, to) === 0 ? 0 : undefined;

const worst = (costs: readonly (number | undefined)[]): number | undefined =>
  costs.every((cost) => cost !== undefined) ? Math.max(0, ...costs) : undefined;

export const innerOf = (operand: Operand, index: number, type: Type): Operand =>
  operand.inner?.[index] ?? { type, isLiteral: operand.isLiteral ?? false, isParameter: operand.isParameter ?? false };

export const canCoerce = (from: Operand, to: Type): boolean => coercionCost(from, to) !== undefined;
