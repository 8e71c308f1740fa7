/** JSON texts, canonical: members sorted by key, no blanks, numbers as GoogleSQL keeps them. */

const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

export type WideNumbers = "exact" | "round";

/** Undefined where the text is no JSON, or has a number that a double would change and `wide` is "exact". */
export function jsonText(text: string, wide: WideNumbers = "exact"): string | undefined {
  try {
    return JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) =>
      valueText(value, context?.source, wide),
    ) as string;
  } catch {
    return undefined;
  }
}

/** From the inside out: what an array or object holds are texts already. */
function valueText(value: unknown, source: string | undefined, wide: WideNumbers): string {
  if (typeof value === "number") return numberText(source ?? `${value}`, wide);
  if (Array.isArray(value)) return `[${value.join(",")}]`;
  return typeof value === "object" && value !== null
    ? objectText(value as Record<string, string>)
    : JSON.stringify(value);
}

function objectText(members: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(members).toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${sorted.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(",")}}`;
}

/** Integers within INT64 and UINT64 as they are, all else as doubles. */
function numberText(source: string, wide: WideNumbers): string {
  const whole = /^-?\d+$/.test(source) && source !== "-0" ? BigInt(source) : undefined;
  if (whole !== undefined && whole >= INT64_MIN && whole <= UINT64_MAX) return `${whole}`;
  const double = Number(source);
  const lossy = wide === "exact" && !sameNumber(source, `${double}`);
  if (lossy || !Number.isFinite(double)) throw new RangeError(`${source} is no double`);
  return doubleText(double);
}

const sameNumber = (a: string, b: string): boolean => digitsOf(a) === digitsOf(b);

/** `-1.50e3` → `-15e2`: sign, digits without zeros at either end, exponent. */
function digitsOf(text: string): string {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return kept === "" ? "0" : `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

/** `1.0`, `0.0001`, `1e-05`, `1e+15`: always seen to be no integer. */
export function doubleText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 15)) return `${mantissa}e${power < 0 ? "-" : "+"}${pad(Math.abs(power))}`;
  const plain = `${value}`;
  return plain.includes(".") ? plain : `${plain}.0`;
}

const pad = (power: number): string => `${power}`.padStart(2, "0");
