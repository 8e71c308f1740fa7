/** JSON documents: numbers as they were written, objects as maps. */
import { fail, remember } from "./implementation.ts";

export interface JsonNumber {
  readonly number: string;
}

export type JsonObject = ReadonlyMap<string, Json>;
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export const isArray = (json: Json): json is readonly Json[] => Array.isArray(json);
export const isObject = (json: Json): json is JsonObject => json instanceof Map;
export const isNumber = (json: Json): json is JsonNumber =>
  typeof json === "object" && json !== null && !isArray(json) && !isObject(json);

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NAMES = new Map<number, readonly [string, boolean | null]>([
  [116, ["true", true]],
  [102, ["false", false]],
  [110, ["null", null]],
]);

interface Reader {
  readonly text: string;
  at: number;
}

function wrong({ text, at }: Reader): never {
  return fail(`syntax error while parsing JSON at offset ${at}: '${text.slice(at, at + 20)}'`);
}

/** The next character that is no blank. */
function peek(reader: Reader): number {
  for (; ; reader.at += 1) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return code;
  }
}

function take(reader: Reader, code: number): void {
  if (peek(reader) !== code) wrong(reader);
  reader.at += 1;
}

/** JSON.parse knows the escapes; strings without any need it not. */
function string(reader: Reader): string {
  const start = reader.at;
  let plain = true;
  for (let at = start + 1; ; at += 1) {
    const code = reader.text.charCodeAt(at);
    if (code === 34) {
      reader.at = at + 1;
      if (plain) return reader.text.slice(start + 1, at);
      break;
    }
    if (code === 92) {
      plain = false;
      at += 1;
    } else if (!(code >= 32)) return wrong(reader);
  }
  try {
    return JSON.parse(reader.text.slice(start, reader.at)) as string;
  } catch {
    return wrong(reader);
  }
}

function number(reader: Reader): JsonNumber {
  NUMBER.lastIndex = reader.at;
  const found = NUMBER.exec(reader.text)?.[0] ?? wrong(reader);
  reader.at += found.length;
  return { number: found };
}

/** From the opening bracket to the closing one, commas between. */
function bracketed(reader: Reader, close: number, item: () => void): void {
  reader.at += 1;
  if (peek(reader) !== close) item();
  while (peek(reader) !== close) {
    take(reader, 44);
    item();
  }
  reader.at += 1;
}

function array(reader: Reader): Json {
  const found: Json[] = [];
  bracketed(reader, 93, () => found.push(value(reader)));
  return found;
}

/** Of two equal keys the first counts. */
function object(reader: Reader): Json {
  const found = new Map<string, Json>();
  bracketed(reader, 125, () => {
    if (peek(reader) !== 34) wrong(reader);
    const key = string(reader);
    take(reader, 58);
    const json = value(reader);
    if (!found.has(key)) found.set(key, json);
  });
  return found;
}

function value(reader: Reader): Json {
  const code = peek(reader);
  if (code === 123) return object(reader);
  if (code === 91) return array(reader);
  if (code === 34) return string(reader);
  const [word, json] = NAMES.get(code) ?? [];
  if (word === undefined || json === undefined) return number(reader);
  if (!reader.text.startsWith(word, reader.at)) return wrong(reader);
  reader.at += word.length;
  return json;
}

export const readJson = remember((text: string): Json => {
  const reader = { text, at: 0 };
  const json = value(reader);
  return Number.isNaN(peek(reader)) ? json : wrong(reader);
}, 16);

/** Malformed texts are common in raw data, and mean NULL. */
export function tryJson(text: string): Json | undefined {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

/** As it stands, without blanks. */
export function writeJson(json: Json): string {
  if (json === null || typeof json === "boolean") return String(json);
  if (typeof json === "string") return JSON.stringify(json);
  if (isArray(json)) return `[${json.map(writeJson).join(",")}]`;
  if (isObject(json))
    return `{${[...json].map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(",")}}`;
  return json.number;
}

/** A double as JSON prints it: always with a point or an exponent. */
export function doubleJson(x: number): string {
  const [digits = "", exponent = "0"] = Math.abs(x).toExponential().split("e");
  const power = Number(exponent);
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  if (power >= 15 || power < -4)
    return `${sign}${digits}e${power < 0 ? "-" : "+"}${`${Math.abs(power)}`.padStart(2, "0")}`;
  const plain = power < 0 ? Math.abs(x).toFixed(digits.replace(".", "").length - 1 - power) : String(Math.abs(x));
  return sign + (plain.includes(".") ? plain : `${plain}.0`);
}

const MAX = 2n ** 64n;
const MIN = -(2n ** 63n);

/** A number as the JSON type keeps it: an integer of 64 bits, or a double. */
export function canonicalNumber(text: string, mode = "exact"): JsonNumber {
  if (/^-?\d+$/.test(text)) {
    const n = BigInt(text);
    if (n >= MIN && n < MAX) return { number: text === "-0" ? "0" : text };
  }
  const x = Number(text);
  if (!Number.isFinite(x)) return fail(`Invalid JSON number: ${text}`);
  if (mode === "exact" && !sameDecimal(text, x))
    return fail(`Input number: ${text} cannot round-trip through string representation`);
  return { number: doubleJson(x) };
}

/** Digits and their exponent, without zeros around. */
function significant(text: string): string {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().replace("-", "").split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const trimmed = digits.replace(/0+$/, "");
  return trimmed === "" ? "0" : `${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`;
}

/** A double has 15 digits for certain, and some numbers of more. */
const sameDecimal = (text: string, x: number): boolean =>
  significant(text) === significant(x.toExponential()) || significant(text).replace(/e.*/, "").length <= 15;

/** As the JSON type keeps it: numbers canonical, members by name. */
export function canonical(json: Json, mode?: string): Json {
  if (isArray(json)) return json.map((item) => canonical(item, mode));
  if (isObject(json))
    return new Map(
      [...json].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item, mode)]),
    );
  return isNumber(json) ? canonicalNumber(json.number, mode) : json;
}

export const canonicalText = (text: string, mode?: string): string => writeJson(canonical(readJson(text), mode));
