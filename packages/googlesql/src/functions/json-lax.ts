/** JSON → SQL scalars: BOOL, INT64, FLOAT64, STRING, strictly and laxly, and their arrays. */
import type { Type } from "../types.ts";
import { BOOL, FLOAT64, INT64, STRING } from "../types.ts";
import { decimalText } from "../literals/decimals.ts";
import { floatText } from "./float-text.ts";
import { fail, type Implementations, strict, type Value } from "./implementation.ts";
import { fits } from "./integers.ts";
import { isArray, isNumber, type Json, readJson } from "./json-value.ts";
import { arrayText } from "./nested.ts";

type Read = (json: Json) => Value;
type Scalar = "bool" | "string" | "int64" | "float64";

const whole = (x: number): bigint | null => {
  if (!Number.isFinite(x)) return null;
  const n = BigInt(x < 0 ? -Math.round(-x) : Math.round(x));
  return fits(n) ? n : null;
};

function integerOf(text: string): bigint | null {
  if (/^[+-]?\d+$/.test(text)) {
    const n = BigInt(text.replace("+", ""));
    return fits(n) ? n : null;
  }
  const exact = decimalText(text, "BIGNUMERIC");
  return exact === undefined ? null : wholeOf(exact);
}

/** Rounded half away from zero, as a decimal. */
function wholeOf(decimal: string): bigint | null {
  const [digits = "", fraction = ""] = decimal.replace("-", "").split(".");
  const size = BigInt(digits) + (fraction >= "5" ? 1n : 0n);
  const n = decimal.startsWith("-") ? -size : size;
  return fits(n) ? n : null;
}

const not = (what: string): never => fail(`The provided JSON input is not ${what}`);

const strictly: Readonly<Record<Scalar, Read>> = {
  bool: (json) => (typeof json === "boolean" ? json : not("a boolean")),
  string: (json) => (typeof json === "string" ? json : not("a string")),
  int64: (json) => {
    if (!isNumber(json)) return not("an integer");
    const x = Number(json.number);
    const n = /^-?\d+$/.test(json.number) ? BigInt(json.number) : Number.isInteger(x) ? BigInt(x) : not("an integer");
    return fits(n) ? n : not("an integer that fits INT64");
  },
  float64: (json) => (isNumber(json) ? Number(json.number) : not("a number")),
};

const FLOAT_WORDS: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  inf: Number.POSITIVE_INFINITY,
  "-infinity": Number.NEGATIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

function floatOf(text: string): number | null {
  const word = FLOAT_WORDS[text.toLowerCase()];
  if (word !== undefined) return word;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}

/** A double as CAST to STRING prints it. */
const numberShown = (text: string): string =>
  /^-?\d+$/.test(text) ? text : floatText(Number(text) === 0 ? 0 : Number(text));

const laxly: Readonly<Record<Scalar, Read>> = {
  bool: (json) => {
    if (typeof json === "boolean") return json;
    if (typeof json === "string") return { true: true, false: false }[json.toLowerCase()] ?? null;
    return isNumber(json) ? Number(json.number) !== 0 : null;
  },
  string: (json) => {
    if (typeof json === "string") return json;
    if (typeof json === "boolean") return String(json);
    return isNumber(json) ? numberShown(json.number) : null;
  },
  int64: (json) => {
    if (typeof json === "boolean") return json ? 1n : 0n;
    if (typeof json === "string") return integerOf(json);
    if (!isNumber(json)) return null;
    return /^-?\d+$/.test(json.number) ? integerOf(json.number) : whole(Number(json.number));
  },
  float64: (json) => {
    if (typeof json === "string") return floatOf(json);
    return isNumber(json) ? Number(json.number) : null;
  },
};

const TYPES = { bool: BOOL, string: STRING, int64: INT64, float64: FLOAT64 } as const;
const SCALARS = ["bool", "string", "int64", "float64"] as const;

const all = (read: Read, type: Type, lax: boolean) => (text: string) => {
  const json = readJson(text);
  if (!isArray(json)) return lax ? null : not("an array");
  return arrayText(json.map(read), type);
};

const named = (prefix: string, reads: Readonly<Record<Scalar, Read>>, lax: boolean): Implementations =>
  strict(
    Object.fromEntries(
      SCALARS.flatMap((name) => [
        [`${prefix}${name}${lax ? "" : "$JSON"}`, (text: string) => reads[name](readJson(text))],
        [`${prefix}${name}_array`, all(reads[name], TYPES[name], lax)],
      ]),
    ),
  );

/** "exact" refuses an integer that a double does not hold. */
function wideFloat(text: string, mode = "round"): Value {
  if (mode !== "exact" && mode !== "round") return fail(`Invalid wide_number_mode: ${mode}`);
  const json = readJson(text);
  const value = strictly.float64(json);
  const lost =
    mode === "exact" &&
    isNumber(json) &&
    /^-?\d+$/.test(json.number) &&
    BigInt(value as number) !== BigInt(json.number);
  return lost ? fail(`JSON number ${text} cannot be converted to FLOAT64 without loss of precision`) : value;
}

/** INT64 within the range of a narrower type: INT32, UINT32, and as much of UINT64 as INT64 has. */
function narrow(name: string, low: bigint, high: bigint): Implementations {
  const inside = (n: Value): boolean => typeof n === "bigint" && n >= low && n <= high;
  const strictRead: Read = (json) => {
    const n = strictly.int64(json);
    return inside(n) ? n : not(`an integer that fits ${name.toUpperCase()}`);
  };
  const laxRead: Read = (json) => {
    const n = laxly.int64(json);
    return inside(n) ? n : null;
  };
  return strict({
    [`${name}$JSON`]: (text: string) => strictRead(readJson(text)),
    [`${name}_array`]: all(strictRead, INT64, false),
    [`lax_${name}`]: (text: string) => laxRead(readJson(text)),
    [`lax_${name}_array`]: all(laxRead, INT64, true),
  });
}

export const jsonScalars: Implementations = {
  ...named("", strictly, false),
  ...named("lax_", laxly, true),
  ...narrow("int32", -(2n ** 31n), 2n ** 31n - 1n),
  ...narrow("uint32", 0n, 2n ** 32n - 1n),
  ...narrow("uint64", 0n, 2n ** 63n - 1n),
  ...strict({
    float$JSON: wideFloat,
    float64$JSON: wideFloat,
    double$JSON: wideFloat,
    float_array: all(strictly.float64, FLOAT64, false),
    double_array: all(strictly.float64, FLOAT64, false),
    lax_float: (text: string) => laxly.float64(readJson(text)),
    lax_float_array: all(laxly.float64, FLOAT64, true),
  }),
};
