import { InvalidArgumentError } from "commander";

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `10m`, `1.5h` → milliseconds; a bare number is milliseconds, as in the official CLI. */
export function duration(text: string): number {
  const [, amount, unit = "ms"] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(text.trim()) ?? [];
  if (amount === undefined) throw new InvalidArgumentError(`expected a duration like 30s, 10m or 2h, got "${text}"`);
  return Number(amount) * (units[unit] ?? 1);
}

/** `12 ms`, `1.2 s`, `2 min 5 s`. */
export function spell(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
