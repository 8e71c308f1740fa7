/** Which signature a call means. */
import { typeName } from "../types.ts";
import { advice } from "./advice.ts";
import { whyRefused } from "./unsupported.ts";
import { type CallArgument, match, type Match, partName } from "./match.ts";
import type { Signature } from "./pattern.ts";
import { findFunction, findOperator } from "./registry.ts";
import { symbols } from "./symbols.ts";
import { zip } from "../lists.ts";

export type Resolution =
  | (Match & { readonly error?: undefined; /** Its name in the tree. */ readonly fn: string })
  /** `unsupported`: GoogleSQL has it, and Sluice has not. */
  | { readonly error: string; readonly unsupported?: boolean };

/** `name` as SQL writes a function: `DATE_ADD`, `net.host`, without SAFE. */
export const resolve = (name: string, args: readonly CallArgument[]): Resolution =>
  closest(findFunction(name), args, name.toUpperCase(), "function");

/** `name` of an operator in the tree: `add`, `is_null`, `between`. */
export const resolveOperator = (name: string, args: readonly CallArgument[]): Resolution =>
  closest(findOperator(name), args, symbols[name]?.replace("unary ", "") ?? name.toUpperCase(), "operator");

function closest(
  signatures: readonly Signature[] | undefined,
  args: readonly CallArgument[],
  name: string,
  what: "function" | "operator",
): Resolution {
  if (!signatures) return unknown(name);
  const matches = signatures.map((signature) => match(signature, args)).filter((item) => item !== undefined);
  const [first, ...others] = matches.toSorted((a, b) => compare(a.cost, b.cost));
  if (!first) return { error: noMatch(signatures, args, name, what) };
  const closest = [first, ...others.filter(({ cost }) => compare(cost, first.cost) === 0)];
  const chosen = closest.find(({ badPart }) => badPart === undefined);
  return chosen ? { ...chosen, fn: chosen.signature.name } : { error: wrongPart(first, args, name) };
}

function unknown(name: string): Resolution {
  const why = whyRefused(name);
  return why
    ? { error: `${name} is not supported: ${why}`, unsupported: true }
    : { error: `Function not found: ${name}` };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differences = zip(a, b, (left, right) => left - right);
  return differences.find((difference) => difference !== 0) ?? 0;
}

// ---------------------------------------------------------------- the error

function noMatch(signatures: readonly Signature[], args: readonly CallArgument[], name: string, what: string): string {
  const types = args.map(argumentName).join(", ");
  const given = types === "" ? "with no arguments" : `for argument types: ${types}`;
  const supported = signatures.map((signature) => shape(signature, name)).join("; ");
  const said = `No matching signature for ${what} ${name} ${given}`;
  const better = advice(signatures, args);
  if (better === undefined) return `${said}. Supported signatures: ${supported}`;
  return supported.includes("ANY")
    ? `${said}. Here ${better}`
    : `${said}. Here ${better}. Supported signatures: ${supported}`;
}

/** Of the date, not of the count: the last argument that is a date is what the part goes with. */
function wrongPart({ badPart }: Match, args: readonly CallArgument[], name: string): string {
  const dated = args.findLast(({ part, type }) => !part && type.kind !== "INT64" && type.kind !== "STRING");
  const when = dated ? ` when the argument is ${typeName(dated.type)} type` : "";
  return `${name} does not support the ${badPart} date part${when}`;
}

function argumentName(argument: CallArgument): string {
  if (argument.lambda) return "LAMBDA";
  if (argument.isTable) return "TABLE";
  if (argument.part) return partName(argument.part);
  return argument.isNull ? "NULL" : typeName(argument.type);
}

const plainName = (name: string) => (name === "TEXT" ? "STRING" : "ANY");

/** `substr(STRING, INT64, [INT64]) -> STRING` → `SUBSTR(STRING, INT64, [INT64])`; for a symbol, `INT64 + INT64`. */
function shape(signature: Signature, name: string): string {
  const list = signature.text
    .replace(/^[^(]*/, "")
    .replace(/\s*->.*$/, "")
    .replaceAll(/\b(?:[TUVWXCOG]|TEXT)\b/g, plainName);
  if (/^\w/.test(name)) return `${name}${list}`;
  const [left, right] = list.slice(1, -1).split(", ");
  return right ? `${left} ${name} ${right}` : `${name}${left}`;
}
