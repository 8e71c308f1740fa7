/** Numbers as texts. */

/** `1.50` → `1.5`, `1e2` → `100`. Undefined where the text is no decimal; then it equals nothing. */
export function canonicalDecimal(text: string): string {
  const [, sign = "", whole, fraction = "", exponent = "0"] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || whole + fraction === "") return `not a number: ${text}`;
  const shift = Number(exponent);
  const digits = whole + fraction + "0".repeat(Math.max(0, shift - fraction.length));
  const point = whole.length + shift;
  const padded = point < 0 ? "0".repeat(-point) + digits : digits;
  const at = Math.max(point, 0);
  const integer = padded.slice(0, at).replace(/^0+/, "") || "0";
  const rest = padded.slice(at).replace(/0+$/, "");
  const absolute = rest === "" ? integer : `${integer}.${rest}`;
  return sign === "-" && absolute !== "0" ? `-${absolute}` : absolute;
}

/** Doubles, to a billionth of their size: libraries differ in the last bits. */
export function sameNumber(written: string, own: string): boolean {
  const [a, b] = [double(written), double(own)];
  if (a === undefined || b === undefined) return false;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-300;
}

function double(text: string): number | undefined {
  const word = /^([+-]?)(nan|inf|infinity)$/i.exec(text.trim());
  if (word) return word[2]?.toLowerCase() === "nan" ? Number.NaN : word[1] === "-" ? -Infinity : Infinity;
  return text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}
