/** Logarithms and exponentials of decimals, in fixed point with digits to spare. */
import { fail, remember } from "./implementation.ts";
import { divideRounded } from "./rounding.ts";

const GUARD = 40;

/** ln 2 at a scale, by ln 2 = 2 artanh(1/3). */
const ln2 = remember((scale: number): bigint => artanh(10n ** BigInt(scale) / 3n, scale) * 2n);

function artanh(x: bigint, scale: number): bigint {
  const one = 10n ** BigInt(scale);
  const square = (x * x) / one;
  let [term, sum] = [x, x];
  for (let n = 3n; term !== 0n; n += 2n) {
    term = (term * square) / one;
    sum += term / n;
  }
  return sum;
}

/** ln of a positive decimal of `scale`; the result has `extra` digits more. */
export function logarithm(value: bigint, scale: number, extra: number): bigint {
  const wide = scale + GUARD + extra;
  const one = 10n ** BigInt(wide);
  let x = value * 10n ** BigInt(wide - scale);
  let doublings = 0n;
  for (; x > one + one / 2n; doublings += 1n) x /= 2n;
  for (; x < (one * 3n) / 4n; doublings -= 1n) x *= 2n;
  const sum = artanh(((x - one) * one) / (x + one), wide) * 2n + doublings * ln2(wide);
  return divideRounded(sum, 10n ** BigInt(wide - scale - extra));
}

/** e to a number of `scale + extra` digits; the result has `scale`. */
export function exponential(value: bigint, scale: number, extra: number): bigint {
  if (value > 200n * 10n ** BigInt(scale + extra)) return fail("Numeric overflow in EXP");
  const wide = scale + extra + GUARD;
  const one = 10n ** BigInt(wide);
  const halvings = 16n;
  const x = (value * 10n ** BigInt(GUARD)) >> halvings;
  let [term, sum] = [one, one];
  for (let n = 1n; term !== 0n && n < 400n; n += 1n) {
    term = (term * x) / (one * n);
    sum += term;
  }
  for (let i = 0n; i < halvings; i += 1n) sum = (sum * sum) / one;
  return divideRounded(sum, 10n ** BigInt(wide - scale));
}
