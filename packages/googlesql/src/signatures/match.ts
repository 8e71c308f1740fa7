/** One signature against the arguments of one call. */
import {
  canCast,
  coercionCost,
  commonType,
  isComparable,
  isGroupable,
  isOrderable,
  type Operand,
} from "../coercion/index.ts";
import { arrayOf, BOOL, FLOAT64, INT64, rangeOf, STRING, structOf, type Type } from "../types.ts";
import { allowsWeekday, partsIn } from "./parts.ts";
import type { Parameter, Pattern, Signature } from "./pattern.ts";
import { structResult } from "./struct-result.ts";
import { type NonEmpty, nth, zip } from "../lists.ts";

/** An argument as the analyser knows it before the signature is chosen. */
export interface CallArgument extends Operand {
  /** `name => value`. */
  readonly name?: string;
  /** A bare keyword: `DAY`, `WEEK` with its weekday. `type` is then of no account. */
  readonly part?: { readonly part: string; readonly weekday?: string };
  /** A lambda: `body` gives the type of its body, once those of its parameters are known. */
  readonly lambda?: { readonly arity: number; readonly body: (parameters: readonly Type[]) => Operand };
  readonly isTable?: boolean;
  /** `value AS alias`, or the name of the column that it is: ARRAY_ZIP names its fields so. */
  readonly alias?: string;
  /** Of a STRING literal: REGEXP_EXTRACT_GROUPS makes its type of it. */
  readonly text?: string;
}

/** An argument of the chosen signature, in the order of its parameters. */
export interface Chosen {
  /** Which argument of the call it is; absent where a default stands in. */
  readonly source?: number;
  /** To coerce to. STRING for a part. */
  readonly type: Type;
  readonly default?: string | bigint | boolean | null;
  /** Of a lambda. `type` is then what its body coerces to. */
  readonly lambdaParameters?: readonly Type[];
}

export interface Match {
  readonly signature: Signature;
  readonly args: readonly Chosen[];
  readonly result: Type;
  /** Coerced columns, their distance, coerced literals, their distance: less is closer. */
  readonly cost: readonly number[];
  /** All fits but this keyword: the signature is chosen without regard to keywords. */
  readonly badPart?: string;
}

/** Undefined where one is. */
const allOf = <T>(items: readonly (T | undefined)[]): readonly T[] | undefined =>
  items.every((item) => item !== undefined) ? items : undefined;

interface Bound {
  readonly parameter: Parameter;
  readonly source?: number;
  readonly argument?: CallArgument;
}

export function match(signature: Signature, args: readonly CallArgument[]): Match | undefined {
  const bound = bind(signature.parameters, args);
  if (!bound) return undefined;
  const types = variables(bound);
  if (!types) return undefined;
  const chosen = allOf(bound.map((item) => choose(item, types)));
  if (!chosen) return undefined;
  const result = substitute(signature.result, types, args);
  const bad = bound.find(({ parameter: { pattern }, argument }) => argument && !fitsPart(pattern, argument));
  const badPart = bad?.argument?.part && { badPart: partName(bad.argument.part) };
  return result && { signature, args: chosen, result, cost: costOf(bound, chosen), ...badPart };
}

// ---------------------------------------------------------------- which argument is which parameter

function bind(parameters: readonly Parameter[], args: readonly CallArgument[]): readonly Bound[] | undefined {
  const positional = args.map((argument, source) => ({ argument, source })).filter(({ argument }) => !argument.name);
  const named = args.map((argument, source) => ({ argument, source })).filter(({ argument }) => argument.name);
  if (named.some(({ argument }) => !parameters.some((parameter) => isNamed(parameter, argument)))) return undefined;
  const bound: Bound[] = [];
  let rest: Given = positional;
  for (const group of groups(parameters)) {
    const taken = take(group, rest, named);
    if (!taken) return undefined;
    bound.push(...taken.bound);
    rest = taken.rest;
  }
  return rest.length === 0 ? withoutGaps(bound) : undefined;
}

const isNamed = (parameter: Parameter, argument: CallArgument) =>
  parameter.name !== undefined && parameter.name === argument.name?.toLowerCase();

function groups(parameters: readonly Parameter[]): readonly NonEmpty<Parameter>[] {
  const ids = parameters.map((parameter, i) => parameter.group ?? -1 - i);
  return [...new Set(ids)].flatMap((id) => {
    const [first, ...others] = parameters.filter((_, i) => ids[i] === id);
    return first ? [[first, ...others] as const] : [];
  });
}

type Given = readonly { readonly argument: CallArgument; readonly source: number }[];

function take(
  group: NonEmpty<Parameter>,
  rest: Given,
  named: Given,
): { bound: readonly Bound[]; rest: Given } | undefined {
  const [parameter] = group;
  if (parameter.group !== undefined) return takeRepeated(group, rest);
  const byName = named.find(({ argument }) => isNamed(parameter, argument));
  if (byName) return { bound: [{ parameter, ...byName }], rest };
  const [next, ...others] = rest;
  if (next) return { bound: [{ parameter, ...next }], rest: others };
  return parameter.optional ? { bound: [{ parameter }], rest } : undefined;
}

function takeRepeated(group: NonEmpty<Parameter>, rest: Given) {
  if (rest.length % group.length !== 0 || (rest.length === 0 && !group[0].optional)) return undefined;
  return { bound: rest.map((given, i) => ({ parameter: nth(group, i % group.length), ...given })), rest: [] };
}

/** What was left out and has no default stands nowhere, so it must be last: the next ones given by name need it as NULL. */
function withoutGaps(bound: readonly Bound[]): readonly Bound[] {
  const stands = ({ parameter, source }: Bound) => source !== undefined || parameter.default !== undefined;
  const last = bound.findLastIndex(stands);
  return bound.slice(0, last + 1);
}

// ---------------------------------------------------------------- variables

type Types = ReadonlyMap<string, Type>;

/** What each variable stands for; lambdas come last, for their parameters must be known. */
function variables(bound: readonly Bound[]): Types | undefined {
  const types = new Map<string, Type>();
  const found = bound.flatMap(({ parameter, argument }) =>
    argument && !argument.lambda ? candidates(parameter.pattern, argument) : [],
  );
  for (const name of new Set(found.map((item) => item.name))) {
    const type = commonType(found.filter((item) => item.name === name).map((item) => item.operand));
    if (!type) return undefined;
    types.set(name, type);
  }
  return lambdaVariables(bound, types) && demandsMet(bound, types) ? types : undefined;
}

function candidates(pattern: Pattern, operand: Operand): readonly { name: string; operand: Operand }[] {
  if (pattern.kind === "variable") return [{ name: pattern.name, operand }];
  if (pattern.kind !== "array" && pattern.kind !== "range") return [];
  if (operand.isNull && operand.type.kind !== "ARRAY") return [];
  if (operand.type.kind !== pattern.kind.toUpperCase()) return [];
  const own = (operand.type as Extract<Type, { element: Type }>).element;
  const items: readonly Operand[] = operand.inner?.length
    ? operand.inner
    : [{ ...operand, type: own, isNull: operand.isNull ?? false }];
  return items.flatMap((item) => candidates(pattern.element, item));
}

function lambdaVariables(bound: readonly Bound[], types: Map<string, Type>): boolean {
  return bound.every(({ parameter: { pattern }, argument }) => {
    if (pattern.kind !== "function") return true;
    if (argument?.lambda?.arity !== pattern.parameters.length) return false;
    const parameters = allOf(pattern.parameters.map((item) => substitute(item, types)));
    if (!parameters) return false;
    const body = argument.lambda.body(parameters);
    if (pattern.result.kind === "variable") types.set(pattern.result.name, types.get(pattern.result.name) ?? body.type);
    return true;
  });
}

const demand = { comparable: isComparable, orderable: isOrderable, groupable: isGroupable };

const demandsMet = (bound: readonly Bound[], types: Types): boolean =>
  bound.every(({ parameter: { pattern } }) => {
    const inner = pattern.kind === "array" ? pattern.element : pattern;
    if (inner.kind !== "variable" || !inner.demand) return true;
    const type = types.get(inner.name);
    return !type || demand[inner.demand](type);
  });

/** The type that a pattern means; `args` are for results that no notation says. Undefined where a variable has no type. */
function substitute(pattern: Pattern, types: Types, args: readonly CallArgument[] = []): Type | undefined {
  switch (pattern.kind) {
    case "type":
      return pattern.type;
    case "variable":
      return types.get(pattern.name) ?? INT64;
    case "array":
    case "range": {
      const element = substitute(pattern.element, types, args);
      return element && (pattern.kind === "array" ? arrayOf(element) : rangeOf(element));
    }
    case "record": {
      const parts = allOf(pattern.fields.map((field) => substitute(field.pattern, types, args)));
      return parts && structOf(zip(pattern.fields, parts, ({ name }, type) => ({ name, type })));
    }
    case "struct":
      return structResult(args);
    case "text":
    case "part":
      return STRING;
    default:
      return BOOL;
  }
}

// ---------------------------------------------------------------- does each argument fit

function choose({ parameter, source, argument }: Bound, types: Types): Chosen | undefined {
  if (!argument || source === undefined) return standIn(parameter, types);
  const { pattern } = parameter;
  if ((pattern.kind === "part") !== (argument.part !== undefined)) return undefined;
  if (pattern.kind === "part") return { source, type: STRING };
  if (pattern.kind === "function") return chooseLambda(pattern, source, argument, types);
  if (argument.lambda) return undefined;
  if ((pattern.kind === "table") !== (argument.isTable ?? false)) return undefined;
  if (pattern.kind === "table" || pattern.kind === "any") return { source, type: argument.type };
  if (pattern.kind === "struct") return argument.type.kind === "STRUCT" ? { source, type: argument.type } : undefined;
  const type = substitute(pattern, types);
  return type && fits(pattern, argument, type) ? { source, type } : undefined;
}

const standIn = (parameter: Parameter, types: Types): Chosen => ({
  type: substitute(parameter.pattern, types) ?? FLOAT64,
  default: parameter.default ?? null,
});

const fits = (pattern: Pattern, argument: Operand, type: Type) =>
  coercionCost(argument, type) !== undefined ||
  (pattern.kind === "text" && argument.type.kind !== "BYTES" && canCast(argument, STRING));

function fitsPart(pattern: Pattern, { part }: CallArgument): boolean {
  if (pattern.kind !== "part" || !part) return true;
  if (!partsIn(pattern.set).includes(part.part)) return false;
  return part.weekday === undefined || allowsWeekday(pattern.set, part.part);
}

/** `WEEK(MONDAY)`. */
export const partName = ({ part, weekday }: { readonly part: string; readonly weekday?: string }): string =>
  weekday ? `${part}(${weekday})` : part;

function chooseLambda(
  pattern: Extract<Pattern, { kind: "function" }>,
  source: number,
  argument: CallArgument,
  types: Types,
) {
  const lambdaParameters = allOf(pattern.parameters.map((item) => substitute(item, types)));
  const type = substitute(pattern.result, types);
  const body = lambdaParameters && argument.lambda?.body(lambdaParameters);
  if (!type || !body || coercionCost(body, type) === undefined) return undefined;
  return { source, type, lambdaParameters };
}

function costOf(bound: readonly Bound[], chosen: readonly Chosen[]): readonly number[] {
  const columns = { coerced: 0, distance: 0 };
  const literals = { coerced: 0, distance: 0 };
  for (const [i, { argument }] of bound.entries()) {
    if (!argument || argument.part || argument.lambda || argument.isTable) continue;
    const distance = coercionCost(argument, nth(chosen, i).type) ?? 30;
    const cost = argument.isLiteral || argument.isParameter ? literals : columns;
    if (distance > 0) cost.coerced += 1;
    cost.distance += distance;
  }
  return [columns.coerced, columns.distance, literals.coerced, literals.distance];
}
