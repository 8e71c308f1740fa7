/** JSON_VALUE, JSON_QUERY, JSON_EXTRACT* and their arrays, over JSON and over STRING. */
import { fail, type Implementations, lenient, strict } from "./implementation.ts";
import { canonicalText, isArray, isNumber, isObject, type Json, tryJson, writeJson } from "./json-value.ts";
import { child, follow, pathSteps, quotedAs } from "./json-path.ts";
import { textArray } from "./nested.ts";

function at(text: string, path: string): Json | undefined {
  const json = tryJson(text);
  if (json === undefined) {
    pathSteps(path);
    return undefined;
  }
  return follow(json, path);
}

/** A scalar as text; NULL for JSON null, arrays and objects. */
export function scalarText(json: Json | undefined): string | null {
  if (json === undefined || json === null) return null;
  if (typeof json === "string") return json;
  if (typeof json === "boolean") return String(json);
  return isNumber(json) ? json.number : null;
}

const scalar = (text: string, path = "$"): string | null => scalarText(at(text, path));

function query(text: string, path = "$"): string | null {
  const found = at(text, path);
  return found === undefined ? null : writeJson(found);
}

/** In a STRING a JSON null is no value. */
function queryText(text: string, path = "$"): string | null {
  const found = at(text, path);
  return found === undefined || found === null ? null : writeJson(found);
}

function queryArray(text: string, path = "$"): string | null {
  const found = at(text, path);
  return found !== undefined && isArray(found) ? textArray(found.map(writeJson)) : null;
}

function valueArray(text: string, path = "$"): string | null {
  const found = at(text, path);
  if (found === undefined || !isArray(found)) return null;
  if (found.some((item) => isArray(item) || isObject(item))) return null;
  return textArray(found.map((item) => scalarText(item)));
}

type Reading = (text: string, path?: string) => string | null;

const standard =
  (read: Reading): Reading =>
  (text, path = "$") =>
    read(text, quotedAs(path, true));

const legacy =
  (read: Reading): Reading =>
  (text, path = "$") =>
    read(text, quotedAs(path, false));

export function jsonType(json: Json): string {
  if (json === null) return "null";
  if (isArray(json)) return "array";
  if (isObject(json)) return "object";
  return isNumber(json) ? "number" : typeof json;
}

const document = (text: string): Json => tryJson(text) ?? null;

function subscript(text: string, step: string | bigint): string | null {
  const found = child(document(text), typeof step === "bigint" ? Number(step) : step);
  return found === undefined ? null : writeJson(found);
}

/** The names of members, dotted, to a depth; in lax modes through arrays too. */
function keys(json: Json, depth: number, mode: string, prefix = ""): string[] {
  if (isArray(json))
    return mode === "strict"
      ? []
      : json.flatMap((item) => (isArray(item) && mode === "lax" ? [] : keys(item, depth, mode, prefix)));
  if (!isObject(json) || depth === 0) return [];
  return [...json].flatMap(([key, item]) => {
    const name = prefix + (/^[\w]+$/.test(key) ? key : JSON.stringify(key));
    return [name, ...keys(item, depth - 1, mode, `${name}.`)];
  });
}

function flat(json: Json): readonly Json[] {
  return isArray(json) ? json.flatMap(flat) : [json];
}

/** Whether the second is in the first: members by name, elements anywhere. */
function contains(whole: Json | undefined, part: Json): boolean {
  if (whole === undefined) return false;
  if (isObject(part)) return isObject(whole) && [...part].every(([key, item]) => contains(whole.get(key), item));
  if (isArray(part)) return isArray(whole) && part.every((item) => whole.some((other) => contains(other, item)));
  if (isArray(whole)) return whole.some((item) => !isArray(item) && !isObject(item) && same(item, part));
  return same(whole, part);
}

const same = (a: Json, b: Json): boolean =>
  isNumber(a) && isNumber(b) ? Number(a.number) === Number(b.number) : writeJson(a) === writeJson(b);

const WIDE = new Set(["exact", "round"]);

export const jsonReading: Implementations = {
  ...strict({
    json_value: standard(scalar),
    json_extract_scalar: legacy(scalar),
    json_query$JSON: standard(query),
    json_extract$JSON: legacy(query),
    json_query$STRING: standard(queryText),
    json_extract$STRING: legacy(queryText),
    json_query_array: standard(queryArray),
    json_extract_array: legacy(queryArray),
    json_value_array: standard(valueArray),
    json_extract_string_array: legacy(valueArray),
    json_subscript: subscript,
    json_type: (text: string) => jsonType(document(text)),
    json_contains: (whole: string, part: string) => contains(document(whole), document(part)),
    json_flatten: (text: string) => textArray(flat(document(text)).map(writeJson)),
    parse_json: (text: string, mode = "exact") =>
      WIDE.has(mode) ? canonicalText(text, mode) : fail(`Invalid wide_number_mode: ${mode}`),
  }),
  ...lenient({
    json_keys: (text: string | null, depth: bigint | null = null, mode: string | null = "strict") => {
      if (text === null || mode === null) return null;
      if (depth !== null && depth <= 0n) return fail("max_depth must be positive in JSON_KEYS");
      const found = keys(document(text), depth === null ? Number.POSITIVE_INFINITY : Number(depth), mode);
      return textArray([...new Set(found)].toSorted());
    },
  }),
};
