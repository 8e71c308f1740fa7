/** Values of flags, read and checked. */
import { InvalidArgumentError } from "commander";

export function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError(`expected a whole number, got "${text}"`);
  return value;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `10m`, `1.5h` → milliseconds; a bare number is milliseconds, as in the official CLI. */
export function duration(text: string): number {
  const [, amount, unit = "ms"] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(text.trim()) ?? [];
  if (amount === undefined) throw new InvalidArgumentError(`expected a duration like 30s, 10m or 2h, got "${text}"`);
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
