/** NUMERIC and BIGNUMERIC: whole numbers of their last decimal place. */
import { fail, type Implementation, type Implementations, strict } from "./implementation.ts";
import { checkedLength, joined } from "./nested.ts";
import { divideRounded } from "./rounding.ts";
import { exponential, logarithm } from "./series.ts";

export interface Decimals {
  readonly name: "NUMERIC" | "BIGNUMERIC";
  readonly scale: number;
  readonly one: bigint;
  readonly min: bigint;
  readonly max: bigint;
}

export const numeric: Decimals = {
  name: "NUMERIC",
  scale: 9,
  one: 10n ** 9n,
  min: -(10n ** 38n) + 1n,
  max: 10n ** 38n - 1n,
};
/** As wide as 256 bits. */
export const bignumeric: Decimals = {
  name: "BIGNUMERIC",
  scale: 38,
  one: 10n ** 38n,
  min: -(2n ** 255n),
  max: 2n ** 255n - 1n,
};

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/;

/** A decimal text as a whole number of 10^-scale; undefined where it is none. */
export function readDecimal(text: string, scale: number): bigint | undefined {
  const [, sign, whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") return undefined;
  const digits = BigInt(whole + fraction);
  const shift = scale - fraction.length + Number(exponent);
  const size = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounded(digits, 10n ** BigInt(-shift));
  return sign === "-" ? -size : size;
}

export function writeDecimal(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, digits.length - scale)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** A canonical text, whose form is not in doubt. */
export const parsed = (text: string, kind: Decimals): bigint =>
  readDecimal(text, kind.scale) ?? fail(`Invalid ${kind.name} value: ${text}`);

export function written(value: bigint, kind: Decimals, what = ""): string {
  if (value < kind.min || value > kind.max) return fail(`${kind.name} overflow${what === "" ? "" : `: ${what}`}`);
  return writeDecimal(value, kind.scale);
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

export function roundDecimal(
  value: bigint,
  kind: Decimals,
  places: bigint,
  mode = "ROUND_HALF_AWAY_FROM_ZERO",
): bigint {
  const drop = BigInt(kind.scale) - places;
  if (drop <= 0n) return value;
  if (drop > 100n) return 0n;
  const unit = 10n ** drop;
  const half = abs(value % unit) * 2n === unit;
  if (half && mode === "ROUND_HALF_EVEN" && (value / unit) % 2n === 0n) return (value / unit) * unit;
  return divideRounded(value, unit) * unit;
}

function truncDecimal(value: bigint, kind: Decimals, places: bigint): bigint {
  const drop = BigInt(kind.scale) - places;
  if (drop <= 0n) return value;
  return drop > 100n ? 0n : value - (value % 10n ** drop);
}

function floored(value: bigint, unit: bigint): bigint {
  const rest = value % unit;
  return rest === 0n ? value : value - rest - (value < 0n ? unit : 0n);
}

export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length >> 1) + 1);
  for (let next = (guess + value / guess) >> 1n; next < guess; next = (guess + value / guess) >> 1n) guess = next;
  return guess;
}

/** To a whole power: exactly, rounded once. */
function wholePower(base: bigint, exponent: bigint, one: bigint): bigint {
  if (exponent < 0n) {
    const up = base ** -exponent;
    return up === 0n ? fail("division by zero in POW") : divideRounded(one ** (1n - exponent), up);
  }
  return exponent === 0n ? one : divideRounded(base ** exponent, one ** (exponent - 1n));
}

function power(base: bigint, exponent: bigint, kind: Decimals): bigint {
  const { one, scale } = kind;
  if (exponent % one === 0n && abs(exponent / one) < 1000n) return wholePower(base, exponent / one, one);
  if (base < 0n) return fail(`Negative ${kind.name} value cannot be raised to a fractional power`);
  if (base === 0n) return exponent > 0n ? 0n : fail("division by zero in POW");
  return exponential(divideRounded(logarithm(base, scale, 40) * exponent, one), scale, 40);
}

const positive = (value: bigint, fn: string): bigint =>
  value > 0n ? value : fail(`Argument to ${fn} must be positive`);

function functionsOf(kind: Decimals): Record<string, Implementation["run"]> {
  const { one, scale } = kind;
  const of = (text: string): bigint => parsed(text, kind);
  const unary = (compute: (x: bigint) => bigint) => (x: string) => written(compute(of(x)), kind);
  const binary = (sign: string, compute: (x: bigint, y: bigint) => bigint) => (x: string, y: string) =>
    written(compute(of(x), of(y)), kind, `${x} ${sign} ${y}`);
  const orNull = (compute: (x: bigint, y: bigint) => bigint) => (x: string, y: string) => {
    const result = compute(of(x), of(y));
    return result < kind.min || result > kind.max ? null : writeDecimal(result, scale);
  };
  const nonZero = (x: bigint, y: bigint): bigint =>
    y === 0n ? fail(`division by zero: ${writeDecimal(x, scale)} / 0`) : y;
  const ln = (x: bigint): bigint => logarithm(positive(x, "LN"), scale, 0);
  return {
    add: binary("+", (x, y) => x + y),
    sub: binary("-", (x, y) => x - y),
    mul: binary("*", (x, y) => divideRounded(x * y, one)),
    div: binary("/", (x, y) => divideRounded(x * one, nonZero(x, y))),
    mod: binary("%", (x, y) => x % nonZero(x, y)),
    int_div: binary("/", (x, y) => (x / nonZero(x, y)) * one),
    safe_add: orNull((x, y) => x + y),
    safe_subtract: orNull((x, y) => x - y),
    safe_multiply: orNull((x, y) => divideRounded(x * y, one)),
    safe_divide: (x: string, y: string) => (of(y) === 0n ? null : orNull((a, b) => divideRounded(a * one, b))(x, y)),
    safe_negate: unary((x) => -x),
    neg: unary((x) => -x),
    abs: unary(abs),
    sign: unary((x) => (x > 0n ? one : x < 0n ? -one : 0n)),
    ceil: unary((x) => -floored(-x, one)),
    floor: unary((x) => floored(x, one)),
    round: (x: string, places = 0n, mode?: string) => written(roundDecimal(of(x), kind, places, mode), kind),
    trunc: (x: string, places = 0n) => written(truncDecimal(of(x), kind, places), kind),
    zeroifnull: (x: string) => x,
    nullifzero: (x: string) => (x === "0" ? null : x),
    sqrt: unary((x) =>
      x < 0n ? fail("Argument to SQRT cannot be negative") : divideRounded(squareRoot(x * one * 10_000n), 100n),
    ),
    cbrt: unary((x) =>
      x === 0n ? 0n : (x < 0n ? -1n : 1n) * exponential(logarithm(abs(x), scale, 40) / 3n, scale, 40),
    ),
    pow: (x: string, y: string) => written(power(of(x), of(y), kind), kind, `POW(${x}, ${y})`),
    exp: unary((x) => exponential(x * 10n ** 40n, scale, 40)),
    ln: unary(ln),
    log: (x: string, base?: string) =>
      base === undefined
        ? written(ln(of(x)), kind)
        : written(ratio(positive(of(x), "LOG"), positive(of(base), "LOG"), kind), kind),
    log10: unary((x) => ratio(positive(x, "LOG10"), 10n * one, kind)),
    radians: unary((x) => divideRounded(x * PI, 180n * 10n ** 60n)),
    degrees: unary((x) => divideRounded(x * 180n * 10n ** 60n, PI)),
    generate_array: (start: string, end: string, step = "1") => series(of(start), of(end), of(step), scale),
  };
}

function ratio(x: bigint, base: bigint, { scale, one }: Decimals): bigint {
  const by = logarithm(base, scale, 40);
  return by === 0n ? fail("Base of LOG must not be 1") : divideRounded(logarithm(x, scale, 40) * one, by);
}

const PI = 3141592653589793238462643383279502884197169399375105820974945n;

function series(start: bigint, end: bigint, step: bigint, scale: number): string {
  if (step === 0n) return fail("Sequence step cannot be 0.");
  checkedLength((end - start) / step);
  const found: string[] = [];
  for (let n = start; step > 0n ? n <= end : n >= end; n += step) found.push(`"${writeDecimal(n, scale)}"`);
  return joined(found);
}

const suffixed = (kind: Decimals): Implementations =>
  strict(Object.fromEntries(Object.entries(functionsOf(kind)).map(([name, run]) => [`${name}$${kind.name}`, run])));

export const decimals: Implementations = {
  ...suffixed(numeric),
  ...suffixed(bignumeric),
  ...strict({
    pi_numeric: () => "3.141592654",
    pi_bignumeric: () => "3.1415926535897932384626433832795028842",
  }),
};
