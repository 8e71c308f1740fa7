/** NUMERIC and BIGNUMERIC texts: canonical decimals, rounded half away from zero, within range. */

interface Decimal {
  readonly scale: number;
  readonly limit: bigint;
}

const formats: Readonly<Record<"NUMERIC" | "BIGNUMERIC", Decimal>> = {
  NUMERIC: { scale: 9, limit: 10n ** 38n - 1n },
  BIGNUMERIC: { scale: 38, limit: 2n ** 255n },
};

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/;

/** `1.50` → `1.5`; undefined where the text is no number or out of the type's range. */
export function decimalText(text: string, type: "NUMERIC" | "BIGNUMERIC"): string | undefined {
  const { scale, limit } = formats[type];
  const [, sign, whole, fraction = "", exponent = "0"] = shape.exec(text.trim()) ?? [];
  if (whole === undefined || whole + fraction === "") return undefined;
  const units = scaled(BigInt(whole + fraction), scale - fraction.length + Number(exponent));
  const signed = sign === "-" ? -units : units;
  return signed > limit - (limit % 2n === 0n ? 1n : 0n) || signed < -limit ? undefined : unitsText(signed, scale);
}

/** digits · 10^shift, rounded. */
function scaled(digits: bigint, shift: number): bigint {
  if (shift >= 0) return digits === 0n ? 0n : digits * 10n ** BigInt(Math.min(shift, 400));
  if (shift < -1000) return 0n;
  const divisor = 10n ** BigInt(-shift);
  return (digits + divisor / 2n) / divisor;
}

function unitsText(units: bigint, scale: number): string {
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, "0");
  const whole = digits.slice(0, -scale);
  const fraction = digits.slice(-scale).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
