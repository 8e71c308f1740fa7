/** JSON made and changed: TO_JSON, JSON_OBJECT, JSON_SET and their like. */
import { STRING, type Type } from "../types.ts";
import { fail, type Implementations, isTrue, lenient, strict, typed, type Value } from "./implementation.ts";
import { canonical, isArray, isObject, type Json, readJson, writeJson } from "./json-value.ts";
import { placeSteps, type Step } from "./json-path.ts";
import { elements, readTexts } from "./nested.ts";
import { jsonString, prettyJson, toJson } from "./to-json.ts";
import { typeAt, typesOf, typesText } from "./type-text.ts";
import { nth, zip } from "../lists.ts";

const asJson = (value: Value, type: Type): Json => canonical(toJson(value, type, { form: "json" }), "round");

/** The values of a call with its types, which come last. */
function typedArguments(args: readonly Value[]): { values: readonly Value[]; types: readonly Type[] } {
  return { values: args.slice(0, -1), types: typesOf(args.at(-1) as string) };
}

function object(...args: Value[]): string {
  const { values, types } = typedArguments(args);
  const found = new Map<string, Json>();
  if (types[0]?.kind === "ARRAY") return fromArrays(values, types);
  for (let i = 0; i < values.length; i += 2) {
    const key = values[i] as string | null;
    if (key === null) return fail("A key of JSON_OBJECT cannot be NULL");
    if (!found.has(key)) found.set(key, asJson(nth(values, i + 1), nth(types, i + 1)));
  }
  return writeJson(canonical(found, "round"));
}

function fromArrays(values: readonly Value[], types: readonly Type[]): string {
  if (values.includes(null)) return fail("The arrays of JSON_OBJECT cannot be NULL");
  const keys = readTexts(values[0] as string);
  const type = (types[1] as Extract<Type, { kind: "ARRAY" }>).element;
  const items = elements(values[1] as string, type);
  if (keys.length !== items.length) return fail("The number of keys and values must match in JSON_OBJECT");
  return object(...zip(keys, items, (key, item) => [key, item]).flat(), typesText(keys.flatMap(() => [STRING, type])));
}

type Change = (found: Json | undefined) => Json | undefined;

/** Replaces what is at a path; `make` says whether missing members are made. */
function changed(json: Json, steps: readonly Step[], change: Change, make: boolean): Json {
  const [step, ...rest] = steps;
  if (step === undefined) {
    const root = change(json);
    return root === undefined ? json : root;
  }
  if (typeof step === "string") return changedMember(json, step, rest, change, make);
  if (json === null && make) return changedElement([], step, rest, change, make) ?? json;
  return isArray(json) ? (changedElement(json, step, rest, change, make) ?? json) : json;
}

function changedMember(json: Json, step: string, rest: readonly Step[], change: Change, make: boolean): Json {
  if (json === null && make) return changedMember(new Map(), step, rest, change, make);
  if (!isObject(json)) return json;
  const old = json.get(step);
  if (old === undefined && !make) return json;
  const item = next(old, rest, change, make);
  return item === undefined ? json : new Map([...json, [step, item]]);
}

function changedElement(
  json: readonly Json[],
  step: number,
  rest: readonly Step[],
  change: Change,
  make: boolean,
): Json | undefined {
  if (step >= json.length && !make) return json;
  const item = next(json[step], rest, change, make);
  if (item === undefined) return json;
  const padded = Array.from({ length: Math.max(json.length, step + 1) }, (_, i) => json[i] ?? null);
  padded[step] = item;
  return padded;
}

const next = (old: Json | undefined, rest: readonly Step[], change: Change, make: boolean): Json | undefined =>
  rest.length === 0 ? change(old) : changed(old ?? null, rest, change, make);

interface Placing {
  readonly path: readonly Step[];
  readonly value: Json;
  readonly type: Type;
  /** What comes after all pairs; true where nothing does. */
  readonly flag: boolean;
}

/** A document, pairs of a path and a value, and a flag: a NULL path changes nothing. */
const placing = (place: (json: Json, placing: Placing) => Json) => {
  return (...args: Value[]): string | null => {
    const { values, types } = typedArguments(args);
    const [text, ...rest] = values;
    const flag = rest.length % 2 === 1 ? rest.pop() : true;
    if (text === null || flag === null) return null;
    let json = readJson(text as string);
    for (let i = 0; i < rest.length; i += 2) {
      if (rest[i] === null) continue;
      const type = nth(types, i + 2);
      const path = placeSteps(rest[i] as string);
      json = place(json, { path, value: asJson(nth(rest, i + 1), type), type, flag: isTrue(flag) });
    }
    return writeJson(canonical(json, "round"));
  };
};

const set = placing((json, { path, value, flag }) => changed(json, path, () => value, flag));

/** JSON_ARRAY_APPEND and JSON_ARRAY_INSERT: the flag says whether an ARRAY goes in by its elements. */
const placed = (place: (json: Json, path: readonly Step[], items: readonly Json[]) => Json) =>
  placing((json, { path, value, type, flag }) =>
    place(json, path, type.kind === "ARRAY" && flag && isArray(value) ? value : [value]),
  );

const append = placed((json, path, items) =>
  changed(
    json,
    path,
    (found) => (found === null ? items : found !== undefined && isArray(found) ? [...found, ...items] : found),
    false,
  ),
);

const insert = placed((json, path, items) => {
  const index = path.at(-1);
  if (typeof index !== "number") return json;
  return changed(
    json,
    path.slice(0, -1),
    (found) => {
      if (found !== null && (found === undefined || !isArray(found))) return found;
      const old = found ?? [];
      const start = Array.from({ length: index }, (_, i) => old[i] ?? null);
      return [...start, ...items, ...old.slice(index)];
    },
    false,
  );
});

function removed(json: Json, steps: readonly Step[]): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return json;
  if (typeof step === "number") {
    const item = isArray(json) ? json[step] : undefined;
    if (!isArray(json) || item === undefined) return json;
    return rest.length === 0 ? json.toSpliced(step, 1) : json.with(step, removed(item, rest));
  }
  const member = isObject(json) ? json.get(step) : undefined;
  if (!isObject(json) || member === undefined) return json;
  const copy = new Map(json);
  if (rest.length === 0) copy.delete(step);
  else copy.set(step, removed(member, rest));
  return copy;
}

function stripped(json: Json, arrays: boolean, empty: boolean): Json | undefined {
  if (json === null) return undefined;
  if (isArray(json)) {
    const items = json.map((item) => (item === null && !arrays ? null : stripped(item, arrays, empty)));
    const kept = items.filter((item) => item !== undefined);
    return empty && kept.length === 0 ? undefined : kept;
  }
  if (!isObject(json)) return json;
  const kept = [...json].flatMap(([key, item]) => {
    const value = stripped(item, arrays, empty);
    return value === undefined ? [] : [[key, value] as const];
  });
  return empty && kept.length === 0 ? undefined : new Map(kept);
}

function stripNulls(text: string, path = "$", arrays: Value = true, empty: Value = false): string {
  const json = changed(
    readJson(text),
    placeSteps(path),
    (found) => (found === undefined ? undefined : (stripped(found, isTrue(arrays), isTrue(empty)) ?? null)),
    false,
  );
  return writeJson(json);
}

export const jsonWriting: Implementations = {
  ...strict({ json_strip_nulls: stripNulls }),
  ...lenient({
    // A path that is NULL removes nothing.
    json_remove: (text: string | null, ...paths: (string | null)[]) =>
      text === null
        ? null
        : writeJson(
            paths.reduce<Json>(
              (json, path) => (path === null ? json : removed(json, placeSteps(path))),
              readJson(text),
            ),
          ),
  }),
  ...typed(
    {
      to_json: (value: Value, wide: Value, types: string) =>
        value === null
          ? "null"
          : writeJson(canonical(toJson(value, typeAt(types), { form: "json", stringifyWide: isTrue(wide) }), "round")),
      safe_to_json: (value: Value, types: string) => (value === null ? null : writeJson(asJson(value, typeAt(types)))),
      to_json_string: (value: Value, ...rest: Value[]) => {
        const text = jsonString(value, typeAt(rest.at(-1) as string));
        return rest.length > 1 && isTrue(rest[0]) ? prettyJson(readJson(text)) : text;
      },
      json_array: (...args: Value[]) => {
        const { values, types } = typedArguments(args);
        return writeJson(zip(values, types, asJson));
      },
      json_object: object,
      json_set: set,
      json_array_append: append,
      json_array_insert: insert,
    },
    { nulls: true },
  ),
};
