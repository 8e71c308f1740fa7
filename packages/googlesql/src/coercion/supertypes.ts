/** The one type that several operands share: of CASE, COALESCE, UNION, array items, `=`. */
import { canCoerce, innerOf, type Operand } from "./implicit.ts";
import { arrayOf, type Field, fieldType, INT64, sameType, structOf, type StructType, type Type } from "../types.ts";
import { nth, zip } from "../lists.ts";

/** Undefined where there is none. INT64 where all are untyped NULLs, as in GoogleSQL. */
export function commonType(operands: readonly Operand[]): Type | undefined {
  const typed = operands.filter((operand) => !operand.isNull);
  const [first] = typed;
  if (!first) return operands.find((operand) => operand.type.kind === "ARRAY")?.type ?? INT64;
  if (typed.every((operand) => sameType(operand.type, first.type))) return suits(operands, first.type);
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
  const structs = typed.map((operand) => operand.type as StructType);
  const width = nth(structs, 0).fields.length;
  if (structs.some((type) => type.fields.length !== width)) return undefined;
  const fields = Array.from({ length: width }, (_, i) => commonField(typed, structs, i));
  return fields.every((field) => field !== undefined) ? structOf(fields) : undefined;
}

function commonField(typed: readonly Operand[], structs: readonly StructType[], i: number): Field | undefined {
  const type = commonType(zip(typed, structs, (operand, own) => innerOf(operand, i, fieldType(own, i))));
  const name = structs.map(({ fields }) => fields[i]?.name).find((found) => found !== undefined);
  return type && named(name, type);
}

const named = (name: string | undefined, type: Type): Field => (name === undefined ? { type } : { name, type });

function commonArray(typed: readonly Operand[]): Type | undefined {
  const items = typed.flatMap((operand) => operand.inner ?? [innerOf(operand, -1, elementOf(operand.type))]);
  const element = commonType(items);
  return element && suits(typed, arrayOf(element));
}

const elementOf = (type: Type): Type => (type as Extract<Type, { kind: "ARRAY" }>).element;
