/** CONTAINS_SUBSTR: over texts, JSON, and whatever CAST makes a text of, within arrays and structs too. */
import { fieldType, STRING, type Type } from "../types.ts";
import { castValue } from "./casts.ts";
import { fail, type Implementations, typed, type Value } from "./implementation.ts";
import { scalarText } from "./json-read.ts";
import { isArray, isObject, type Json, tryJson } from "./json-value.ts";
import { anyOf } from "./kleene.ts";
import { fromRaw, items } from "./nested.ts";
import { folded } from "./strings.ts";
import { typeAt } from "./type-text.ts";

const searched = (text: string): string => folded(text.normalize("NFKC"));

type Scope = "JSON_VALUES" | "JSON_KEYS" | "JSON_KEYS_AND_VALUES";

function inJson(json: Json, part: string, scope: Scope): boolean {
  if (isArray(json)) return json.some((item) => inJson(item, part, scope));
  if (!isObject(json)) return scope !== "JSON_KEYS" && searched(scalarText(json) ?? "").includes(part);
  const keys = scope === "JSON_VALUES" ? [] : [...json.keys()];
  return (
    keys.some((key) => searched(key).includes(part)) || [...json.values()].some((item) => inJson(item, part, scope))
  );
}

/** NULL where it is not found and something is NULL, for it might be there. */
function within(value: Value, type: Type, part: string, scope: Scope): boolean | null {
  if (value === null) return null;
  if (type.kind === "JSON") return inJson(tryJson(value as string) ?? null, part, scope);
  if (type.kind !== "ARRAY" && type.kind !== "STRUCT")
    return searched(castValue(value, type, STRING) as string).includes(part);
  const inner = (i: number) => (type.kind === "ARRAY" ? type.element : fieldType(type, i));
  return anyOf(items(value as string).map((raw, i) => within(fromRaw(raw, inner(i)), inner(i), part, scope)));
}

const scopes: ReadonlySet<string> = new Set(["JSON_VALUES", "JSON_KEYS", "JSON_KEYS_AND_VALUES"]);

export const containing: Implementations = typed(
  {
    contains_substr: (value: Value, part: string | null, ...rest: Value[]) => {
      if (part === null) return fail("The search value of CONTAINS_SUBSTR cannot be NULL");
      const scope = rest.length > 1 ? (rest[0] as string).toUpperCase() : "JSON_VALUES";
      if (!scopes.has(scope)) return fail(`Invalid json_scope of CONTAINS_SUBSTR: ${scope}`);
      return within(value, typeAt(rest.at(-1) as string), searched(part), scope as Scope);
    },
  },
  { nulls: true },
);
