/** Values of flags, read and checked. */
import { InvalidArgumentError } from "commander";

/** A whole number. */
export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`expected a whole number, got "${text}"`);
  return Number(text);
}

/** A whole number of at least one. */
export function countFromOne(text: string): number {
  const value = count(text);
  if (value === 0) throw new InvalidArgumentError(`expected a whole number of at least 1, got "${text}"`);
  return value;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Timers count no further: they would fire at once. */
const longest = 2 ** 31 - 1;

/** `90s`, `10m`, `1.5h` → milliseconds; a bare number is milliseconds, as in the official CLI. */
export function duration(text: string): number {
  const value = milliseconds(text);
  if (value > 0 && value <= longest) return value;
  throw new InvalidArgumentError(`expected a duration like 30s, 10m or 2h, of at most 24d, got "${text}"`);
}

/** `90d` → milliseconds: how old something is, which no timer counts. A number alone would be taken for days, or for milliseconds. */
export function age(text: string): number {
  const value = /[a-z]\s*$/.test(text) ? milliseconds(text) : 0;
  if (value > 0) return value;
  throw new InvalidArgumentError(`expected an age like 12h or 90d, got "${text}"`);
}

function milliseconds(text: string): number {
  const [, amount, unit = "ms"] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(text.trim()) ?? [];
  return Number(amount) * (units[unit] ?? 1);
}

/** `a,b` → two, after those that the flag gave before. */
export const list = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean),
];
