/** FORMAT(): printf with %t and %T. */
import { fieldType, type StructType, type Type } from "../types.ts";
import { floatText, general } from "./float-text.ts";
import { printed } from "./calendar.ts";
import { fail, type Implementations, isTrue, typed, type Value } from "./implementation.ts";
import { fromRaw, items } from "./nested.ts";
import { typesOf } from "./type-text.ts";
import { readJson, writeJson } from "./json-value.ts";
import { toJson } from "./to-json.ts";

const SPEC = /%([-+ #0']*)(\*|\d+)?(?:\.(\*|\d+)?)?([diuoxXfFeEgGstTpP%])/g;

interface Spec {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly verb: string;
}

const QUOTED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

function literal(text: string, prefix = ""): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  const escaped = Array.from(text, (char) => (char === quote ? `\\${char}` : (QUOTED[char] ?? char))).join("");
  return `${prefix}${quote}${escaped}${quote}`;
}

const escapedBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte >= 32 && byte < 127 && byte !== 92
      ? String.fromCharCode(byte)
      : byte === 92
        ? "\\\\"
        : `\\x${byte.toString(16).padStart(2, "0")}`,
  ).join("");

function floatShown(x: number): string {
  const text = floatText(x);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** %t. */
export function printable(value: Value, type: Type): string {
  if (value === null) return "NULL";
  switch (type.kind) {
    case "BOOL":
      return isTrue(value) ? "true" : "false";
    case "FLOAT64":
      return floatShown(Number(value));
    case "BYTES":
      return escapedBytes(value as Uint8Array);
    case "ARRAY":
      return `[${items(value as string)
        .map((raw) => printable(fromRaw(raw, type.element), type.element))
        .join(", ")}]`;
    case "STRUCT":
      return `(${items(value as string)
        .map((raw, i) => printable(fromRaw(raw, fieldType(type, i)), fieldType(type, i)))
        .join(", ")})`;
    case "TIME":
    case "DATETIME":
    case "TIMESTAMP":
      return printed(value as string);
    default:
      return String(value);
  }
}

function structLiteral(value: string, type: StructType): string {
  const fields = items(value).map((raw, i) => sqlLiteral(fromRaw(raw, fieldType(type, i)), fieldType(type, i)));
  return `${fields.length === 1 ? "STRUCT" : ""}(${fields.join(", ")})`;
}

/** %T: a literal of GoogleSQL. */
export function sqlLiteral(value: Value, type: Type): string {
  if (value === null) return "NULL";
  switch (type.kind) {
    case "STRING":
      return literal(value as string);
    case "BYTES":
      return `b"${escapedBytes(value as Uint8Array).replaceAll('"', '\\"')}"`;
    case "FLOAT64":
      return Number.isFinite(Number(value))
        ? floatShown(Number(value))
        : `CAST("${floatText(Number(value))}" AS FLOAT64)`;
    case "INT64":
    case "BOOL":
      return printable(value, type);
    case "INTERVAL":
      return `INTERVAL "${value as string}" YEAR TO SECOND`;
    case "ARRAY":
      return `[${items(value as string)
        .map((raw) => sqlLiteral(fromRaw(raw, type.element), type.element))
        .join(", ")}]`;
    case "STRUCT":
      return structLiteral(value as string, type);
    case "RANGE":
      return `RANGE<${type.element.kind}> ${literal(value as string)}`;
    default:
      return literal(printable(value, type), `${type.kind} `);
  }
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

function withSign(negative: boolean, body: string, { flags, width }: Spec): string {
  const sign = negative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const zeros = flags.includes("0") && !flags.includes("-") ? Math.max(width - sign.length - body.length, 0) : 0;
  return sign + "0".repeat(zeros) + body;
}

function integer(value: Value, spec: Spec): string {
  const n = value as bigint;
  const size = n < 0n ? -n : n;
  const radix = { o: 8, x: 16, X: 16 }[spec.verb] ?? 10;
  let digits = size.toString(radix).padStart(spec.precision ?? 0, "0");
  if (spec.flags.includes("'")) digits = grouped(digits);
  if (spec.flags.includes("#") && radix !== 10) digits = (radix === 16 ? "0x" : "0") + digits;
  if (spec.verb === "X") digits = digits.toUpperCase();
  const numeric = spec.precision === undefined ? spec : { ...spec, flags: spec.flags.replaceAll("0", "") };
  return withSign(n < 0n, digits, numeric);
}

function exponent(x: number, precision: number): string {
  const [mantissa = "", power = "0"] = x.toExponential(Math.min(precision, 100)).split("e");
  return `${mantissa}e${Number(power) < 0 ? "-" : "+"}${`${Math.abs(Number(power))}`.padStart(2, "0")}`;
}

function floating(value: Value, type: Type, spec: Spec): string {
  const x = Number(value);
  const lower = spec.verb.toLowerCase();
  if (!Number.isFinite(x)) {
    const word = Number.isNaN(x) ? "nan" : "inf";
    return withSign(x < 0, spec.verb === lower ? word : word.toUpperCase(), {
      ...spec,
      flags: spec.flags.replaceAll("0", ""),
    });
  }
  const precision = spec.precision ?? 6;
  let body = "";
  if (lower === "f")
    body = type.kind === "FLOAT64" ? fixed(Math.abs(x), precision) : fixedDecimal(value as string, precision);
  else if (lower === "e") body = exponent(Math.abs(x), precision);
  else body = x === 0 ? "0" : general(Math.abs(x), precision || 1);
  if (spec.flags.includes("'")) body = body.replace(/^\d+/, grouped);
  return withSign(x < 0 || Object.is(x, -0), spec.verb === lower ? body : body.toUpperCase(), spec);
}

/** toFixed gives up at 1e21, where BigInt has all the digits; and it rounds up what lies in the middle, where C takes the even. */
function fixed(x: number, precision: number): string {
  if (x < 1e21) return evenly(x, Math.min(precision, 100));
  return `${BigInt(x)}${precision > 0 ? `.${"0".repeat(precision)}` : ""}`;
}

function evenly(x: number, precision: number): string {
  const up = x.toFixed(precision);
  const exact = x.toFixed(100);
  if (precision > 35 || !/^50*$/.test(exact.slice(exact.indexOf(".") + 1 + precision))) return up;
  const down = exact.slice(0, exact.indexOf(".") + (precision === 0 ? 0 : 1 + precision));
  return Number(down.at(-1)) % 2 === 0 ? down : up;
}

function fixedDecimal(text: string, precision: number): string {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const digits = BigInt(whole + fraction.slice(0, precision).padEnd(precision, "0"));
  const up = (fraction.charCodeAt(precision) || 48) >= 53 ? 1n : 0n;
  const shown = String(digits + up).padStart(precision + 1, "0");
  return precision === 0 ? shown : `${shown.slice(0, -precision)}.${shown.slice(-precision)}`;
}

const pretty = (text: string): string => JSON.stringify(JSON.parse(text), null, 2);

function shown(value: Value, type: Type, spec: Spec): string {
  const { verb, precision } = spec;
  if (verb === "t" || verb === "T") {
    const text = verb === "t" ? printable(value, type) : sqlLiteral(value, type);
    return precision === undefined ? text : Array.from(text).slice(0, precision).join("");
  }
  if (verb === "p" || verb === "P") {
    const text = writeJson(type.kind === "JSON" ? readJson(value as string) : toJson(value, type, { form: "json" }));
    return verb === "p" ? text : pretty(text);
  }
  if (verb === "s") {
    if (type.kind !== "STRING" && type.kind !== "JSON") return wrongType(verb, type);
    const text = String(value);
    return precision === undefined ? text : Array.from(text).slice(0, precision).join("");
  }
  if ("diuoxX".includes(verb)) {
    return type.kind === "INT64" && verb !== "u" ? integer(value, spec) : wrongType(verb, type);
  }
  return floats.has(type.kind) ? floating(value, type, spec) : wrongType(verb, type);
}

const floats: ReadonlySet<string> = new Set(["FLOAT64", "NUMERIC", "BIGNUMERIC"]);

const wrongType = (verb: string, type: Type): never => fail(`Invalid type for FORMAT %${verb}: ${type.kind}`);

function padded(text: string, { flags, width }: Spec): string {
  const missing = width - Array.from(text).length;
  if (missing <= 0) return text;
  return flags.includes("-") ? text + " ".repeat(missing) : " ".repeat(missing) + text;
}

function format(...args: Value[]): string | null {
  const types = typesOf(args.at(-1) as string);
  const [template, ...values] = args.slice(0, -1);
  if (typeof template !== "string") return null;
  let at = 0;
  let isNull = false;
  const next = (): { value: Value; type: Type } => {
    const type = types[at + 1];
    const value = values[at];
    at += 1;
    return type === undefined || value === undefined
      ? fail("Too few arguments to FORMAT for pattern")
      : { value, type };
  };
  const given = (): number => {
    const { value, type } = next();
    isNull ||= value === null;
    return type.kind === "INT64" ? Number(value) : wrongType("*", type);
  };
  const size = (text: string | undefined): number | undefined => {
    const wanted = text === "*" ? given() : text === undefined ? undefined : Number(text);
    return Math.abs(wanted ?? 0) > 1_000_000 ? fail("Width or precision in FORMAT is too large") : wanted;
  };
  const bad = template.replaceAll(SPEC, "").includes("%");
  if (bad) return fail(`Invalid format specifier in FORMAT string: ${template}`);
  const text = template.replaceAll(
    SPEC,
    (all, flags: string, width: string | undefined, precision: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      const wide = size(width) ?? 0;
      const dot = all.includes(".") ? (size(precision) ?? 0) : undefined;
      const spec = { flags: wide < 0 ? `${flags}-` : flags, width: Math.abs(wide), precision: dot, verb };
      const { value, type } = next();
      if (value === null && verb !== "t" && verb !== "T") {
        isNull = true;
        return "";
      }
      return padded(shown(value, type, spec), spec);
    },
  );
  if (at < values.length) return fail("Too many arguments to FORMAT for pattern");
  return isNull ? null : text;
}

export const printing: Implementations = typed({ format }, { nulls: true });
