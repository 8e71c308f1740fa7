/** CAST … FORMAT between BYTES and STRING, and of numbers. */
import { fromBase64, fromHex, utf8 } from "./bytes.ts";
import { fail, type Implementations, strict } from "./implementation.ts";
import { readDecimal, writeDecimal } from "./decimals.ts";
import { floatText } from "./float-text.ts";

const BITS: Readonly<Record<string, number>> = { BASE2: 1, BASE8: 3 };

function write(bytes: Uint8Array, format: string): string {
  const buffer = Buffer.from(bytes);
  switch (format.toUpperCase()) {
    case "HEX":
    case "BASE16":
      return buffer.toString("hex");
    case "BASE64":
      return buffer.toString("base64");
    case "BASE64M":
      return (buffer.toString("base64").match(/.{1,76}/g) ?? []).join("\n");
    case "ASCII":
      return bytes.some((byte) => byte > 127) ? fail("Invalid ASCII value in CAST") : buffer.toString("latin1");
    case "UTF-8":
    case "UTF8":
      return utf8(bytes);
    default: {
      const bits = BITS[format.toUpperCase()] ?? fail(`Invalid format for CAST of BYTES: ${format}`);
      const all = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
      const padded = all.padStart(Math.ceil(all.length / bits) * bits, "0");
      return (padded.match(new RegExp(`.{${bits}}`, "g")) ?? []).map((group) => Number.parseInt(group, 2)).join("");
    }
  }
}

function read(text: string, format: string): Uint8Array {
  switch (format.toUpperCase()) {
    case "HEX":
    case "BASE16":
      return fromHex(text);
    case "BASE64":
    case "BASE64M":
      return fromBase64(text);
    case "ASCII":
      return /^[ -~\s]*$/.test(text) ? Buffer.from(text, "latin1") : fail("Invalid ASCII value in CAST");
    case "UTF-8":
    case "UTF8":
      return Buffer.from(text);
    default:
      return fail(`Invalid format for CAST to BYTES: ${format}`);
  }
}

const PLAIN = /^(S|MI)?([$]?)((?:[09,G]+))(?:[.D]([09]+))?(MI|S|PR)?$/i;

/** The number formats of digits, groups, a point and a sign. */
function digits(text: string, format: string): string {
  const [, lead, currency, whole, fraction = "", tail] = PLAIN.exec(format.trim()) ?? [];
  if (whole === undefined) return fail(`Unsupported number format in CAST: ${format}`);
  const value = readDecimal(text, fraction.length) ?? fail(`No decimal number: ${text}`);
  const negative = value < 0n;
  const [integer = "", decimals = ""] = writeDecimal(negative ? -value : value, fraction.length).split(".");
  const places = whole.replaceAll(/[,G]/gi, "");
  const zero = places.indexOf("0");
  const least = zero < 0 ? 0 : places.length - zero;
  const shown = (integer === "0" && fraction !== "" ? "" : integer).padStart(least, "0");
  const sign = (lead ?? tail ?? "").toUpperCase();
  const after = fraction === "" ? "" : `.${decimals.padEnd(fraction.length, "0")}`;
  if (shown.length > places.length)
    return signed("#".repeat(whole.length) + after.replaceAll(/\d/g, "#"), sign, negative, lead !== undefined);
  const body = grouped(shown, whole);
  const width = whole.length + (currency ?? "").length;
  const all = signed((currency ?? "") + body.trimStart() + after, sign, negative, lead !== undefined);
  return all.padStart(width + after.length + 1, " ");
}

/** Digits into the places of the pattern, from the right. */
function grouped(digits: string, pattern: string): string {
  let at = digits.length - 1;
  let result = "";
  for (const place of Array.from(pattern).toReversed()) {
    if (at < 0) result = ` ${result}`;
    else if (/[,G]/i.test(place)) result = `,${result}`;
    else {
      result = digits.charAt(at) + result;
      at -= 1;
    }
  }
  return result;
}

function signed(body: string, sign: string, negative: boolean, leads: boolean): string {
  if (sign === "S") return leads ? `${negative ? "-" : "+"}${body}` : `${body}${negative ? "-" : "+"}`;
  if (sign === "MI") return leads ? `${negative ? "-" : " "}${body}` : `${body}${negative ? "-" : " "}`;
  if (sign === "PR") return negative ? `<${body}>` : ` ${body} `;
  return negative ? `-${body}` : body;
}

export const castBytes: Implementations = strict({
  cast_format$BYTES$STRING: write,
  cast_format$STRING$BYTES: read,
  cast_format$INT64$STRING: (n: bigint, format: string) =>
    /^X+$/i.test(format) ? hexadecimal(n, format) : digits(String(n), format),
  cast_format$FLOAT64$STRING: (x: number, format: string) => digits(floatText(x), format),
  cast_format$NUMERIC$STRING: digits,
  cast_format$BIGNUMERIC$STRING: digits,
});

function hexadecimal(n: bigint, format: string): string {
  const text = (n < 0n ? -n : n).toString(16);
  const cased = format === format.toLowerCase() ? text : text.toUpperCase();
  if (cased.length > format.length) return fail(`Number ${n} does not fit the format ${format}`);
  return `${n < 0n ? "-" : " "}${cased}`.padStart(format.length + 1);
}
