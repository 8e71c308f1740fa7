/** The one type that several operands share: of CASE, COALESCE, UNION, array items, `=`. */
import { canCoerce, innerOf, type Operand } from "./implicit.ts";
import { arrayOf, type Field, INT64, sameType, type Type } from "./types.ts";

/** Undefined where there is none. INT64 where all are untyped NULLs, as in GoogleSQL. */
export function commonType(operands: readonly Operand[]): Type | undefined {
  const typed = operands.filter((operand) => !operand.isNull);
  if (typed.length === 0) return operands.find((operand) => operand.type.kind === "ARRAY")?.type ?? INT64;
  const first = typed[0]!.type;
  if (typed.every((operand) => sameType(operand.type, first))) return suits(operands, first);
  if (typed.every((operand) => operand.type.kind === "STRUCT")) return commonStruct(typed);
  if (typed.every((operand) => operand.type.kind === "ARRAY")) return commonArray(typed);
  return commonScalar(typed);
}

const suits = (operands: readonly Operand[], type: Type) =>
  operands.every((operand) => canCoerce(operand, type)) ? type : undefined;

/** Columns decide; literals follow where they can, and else have their say. */
function commonScalar(typed: readonly Operand[]): Type | undefined {
  const fixed = typed.filter((operand) => !(operand.isLiteral || operand.isParameter));
  const chosen = best(fixed, typed) ?? best(typed, typed);
  return chosen ?? widest(typed);
}

const best = (candidates: readonly Operand[], operands: readonly Operand[]): Type | undefined =>
  widestFirst(candidates).find((type) => suits(operands, type));

/** FLOAT64 is what INT64 and NUMERIC literals have in common; no candidate need be it. */
const widest = (typed: readonly Operand[]): Type | undefined => suits(typed, { kind: "FLOAT64" });

/** The narrowest that suits is wanted: a literal 1 beside a NUMERIC column is NUMERIC, not FLOAT64. */
const rank = ["INT64", "NUMERIC", "BIGNUMERIC", "FLOAT64", "DATE", "DATETIME", "TIME", "TIMESTAMP"];

const widestFirst = (operands: readonly Operand[]): readonly Type[] =>
  operands.map((operand) => operand.type).toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));

function commonStruct(typed: readonly Operand[]): Type | undefined {
  const structs = typed.map((operand) => operand.type as Extract<Type, { kind: "STRUCT" }>);
  const shape = structs[0]!.fields;
  if (structs.some((type) => type.fields.length !== shape.length)) return undefined;
  const types = shape.map((_, i) =>
    commonType(typed.map((operand, n) => innerOf(operand, i, structs[n]!.fields[i]!.type))),
  );
  if (types.includes(undefined)) return undefined;
  return { kind: "STRUCT", fields: shape.map((field, i) => named(field.name ?? otherName(structs, i), types[i]!)) };
}

const otherName = (structs: readonly Extract<Type, { kind: "STRUCT" }>[], i: number) =>
  structs.map((type) => type.fields[i]!.name).find((name) => name !== undefined);

const named = (name: string | undefined, type: Type): Field => (name === undefined ? { type } : { name, type });

function commonArray(typed: readonly Operand[]): Type | undefined {
  const items = typed.flatMap((operand) => operand.inner ?? [innerOf(operand, -1, elementOf(operand.type))]);
  const element = commonType(items);
  return element && suits(typed, arrayOf(element));
}

const elementOf = (type: Type): Type => (type as Extract<Type, { kind: "ARRAY" }>).element;
