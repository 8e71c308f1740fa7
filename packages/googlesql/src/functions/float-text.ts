/** FLOAT64 as CAST prints it: 15 digits where they suffice, 17 otherwise; an exponent where `%g` has one. */

/** C's %g of a finite number, without trailing zeros. */
export function general(x: number, precision: number): string {
  const [mantissa, exponent] = x.toExponential(precision - 1).split("e") as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < precision) return stripped(x.toFixed(Math.min(Math.max(precision - 1 - power, 0), 100)));
  return `${stripped(mantissa)}e${power < 0 ? "-" : "+"}${`${Math.abs(power)}`.padStart(2, "0")}`;
}

export const stripped = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

export function floatText(x: number): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "inf" : "-inf";
  if (Number.isInteger(x) && Math.abs(x) < 1e15) return x === 0 ? "0" : String(x);
  const short = general(x, 15);
  return Number(short) === x ? short : general(x, 17);
}
