/** INTERVAL texts: `INTERVAL 5 DAY`, all `X TO Y` forms, the canonical form, ISO 8601 durations → `Y-M D H:M:S[.F]`. */
import { nth } from "../lists.ts";

interface Interval {
  readonly months: number;
  readonly days: number;
  readonly micros: bigint;
}

const limits = { months: 120_000, days: 3_660_000, micros: 316_224_000_000_000_000n };

type Unit = readonly ["months" | "days" | "micros", bigint];

const units: Readonly<Record<string, Unit>> = {
  YEAR: ["months", 12n],
  QUARTER: ["months", 3n],
  MONTH: ["months", 1n],
  WEEK: ["days", 7n],
  DAY: ["days", 1n],
  HOUR: ["micros", 3_600_000_000n],
  MINUTE: ["micros", 60_000_000n],
  SECOND: ["micros", 1_000_000n],
  MILLISECOND: ["micros", 1000n],
  MICROSECOND: ["micros", 1n],
};

/** `INTERVAL value from [TO to]`; undefined where the text is not of that form, or out of range. */
export function intervalText(value: string, from: string, to?: string): string | undefined {
  const parsed = to === undefined ? single(value, from) : span(value, from, to);
  return parsed && canonical(parsed);
}

/** What CAST(… AS INTERVAL) takes: the canonical form or a part of it, or `P1Y2M3DT4H5M6.7S`. */
export function castIntervalText(text: string): string | undefined {
  if (text.startsWith("P")) return iso(text);
  const form = forms.find(({ guess }) => guess.test(text));
  return form && intervalText(text, form.from, form.to);
}

function unitOf(part: string): Unit {
  const unit = units[part];
  if (!unit) throw new Error(`expected a part of an interval, got ${part}`);
  return unit;
}

const signed = (sign: string | undefined, value: bigint): bigint => (sign === "-" ? -value : value);

function single(value: string, part: string): Interval | undefined {
  const unit = units[part];
  const [, sign, whole, fraction = ""] = /^\s*([+-]?)(\d*)(?:\.(\d{0,9}))?\s*$/.exec(value) ?? [];
  if (!unit || whole === undefined || whole + fraction === "") return undefined;
  if (value.includes(".") && part !== "SECOND") return undefined;
  const micros = BigInt(fraction.slice(0, 6).padEnd(6, "0"));
  const amount = BigInt(whole || "0") * unit[1] + (part === "SECOND" ? micros : 0n);
  return interval({ [unit[0]]: signed(sign, amount) });
}

function interval(amounts: Partial<Record<"months" | "days" | "micros", bigint>>): Interval {
  return { months: Number(amounts.months ?? 0n), days: Number(amounts.days ?? 0n), micros: amounts.micros ?? 0n };
}

// ---------------------------------------------------------------- X TO Y

const order = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"];
const digits = String.raw`(\d+)`;

/** The pattern of `from TO to`: each of the groups Y-M, D and H:M:S has a sign of its own. */
function pattern(from: string, to: string): RegExp | undefined {
  const parts = order.slice(order.indexOf(from), order.indexOf(to) + 1);
  if (!order.includes(from) || parts.length < 2) return undefined;
  const join = (names: readonly string[], separator: string) =>
    parts
      .filter((name) => names.includes(name))
      .map(piece)
      .join(separator);
  const groups = [join(["YEAR", "MONTH"], "-"), join(["DAY"], ""), join(["HOUR", "MINUTE", "SECOND"], ":")];
  return new RegExp(
    `^${groups
      .filter((group) => group !== "")
      .map((group) => `([+-]?)${group}`)
      .join(" ")}$`,
  );
}

const piece = (part: string) => (part === "SECOND" ? String.raw`(\d+(?:\.\d{1,9})?)` : digits);

function span(value: string, from: string, to: string): Interval | undefined {
  const match = pattern(from, to)?.exec(value.trim());
  if (!match) return undefined;
  const parts = order.slice(order.indexOf(from), order.indexOf(to) + 1);
  const amounts = { months: 0n, days: 0n, micros: 0n };
  let at = 1;
  let sign: string | undefined;
  for (const [i, part] of parts.entries()) {
    if (i === 0 || part === "DAY" || part === "HOUR") sign = match[at++];
    amounts[unitOf(part)[0]] += signed(sign, amountOf(nth(match, at++), part));
  }
  return interval(amounts);
}

function amountOf(text: string, part: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole) * unitOf(part)[1] + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}

const number = String.raw`[+-]?\d+`;
const clock = String.raw`[+-]?\d+:\d+:\d+(?:\.\d+)?`;

const forms = [
  { from: "YEAR", to: "SECOND", guess: new RegExp(`^${number}-\\d+ ${number} ${clock}$`) },
  { from: "YEAR", to: "MINUTE", guess: new RegExp(`^${number}-\\d+ ${number} ${number}:\\d+$`) },
  { from: "YEAR", to: "HOUR", guess: new RegExp(`^${number}-\\d+ ${number} ${number}$`) },
  { from: "YEAR", to: "DAY", guess: new RegExp(`^${number}-\\d+ ${number}$`) },
  { from: "YEAR", to: "MONTH", guess: new RegExp(`^${number}-\\d+$`) },
  { from: "MONTH", to: "SECOND", guess: new RegExp(`^${number} ${number} ${clock}$`) },
  { from: "MONTH", to: "MINUTE", guess: new RegExp(`^${number} ${number} ${number}:\\d+$`) },
  { from: "DAY", to: "SECOND", guess: new RegExp(`^${number} ${clock}$`) },
  { from: "DAY", to: "MINUTE", guess: new RegExp(`^${number} ${number}:\\d+$`) },
  { from: "HOUR", to: "SECOND", guess: new RegExp(`^${clock}$`) },
] as const;

// ---------------------------------------------------------------- ISO 8601

const isoUnits: Readonly<Record<string, string>> = { Y: "YEAR", W: "WEEK", D: "DAY", H: "HOUR", S: "SECOND" };

/** Parts may be repeated, each with its own sign: `P1Y-2M3DT-4H5M-6.5S`. */
function iso(text: string): string | undefined {
  const [, date, time] = /^P((?:-?\d+[YMWD])*)(?:T((?:-?\d+[HM]|-?\d+(?:\.\d{1,9})?S)*))?$/.exec(text) ?? [];
  if (date === undefined || text === "P") return undefined;
  const amounts = { months: 0n, days: 0n, micros: 0n };
  for (const [of, month] of [[date, "MONTH"] as const, [time ?? "", "MINUTE"] as const]) {
    for (const [, sign, size = "", unit = ""] of of.matchAll(/(-?)([\d.]+)([A-Z])/g)) {
      const part = isoUnits[unit] ?? month;
      amounts[unitOf(part)[0]] += signed(sign, amountOf(size, part));
    }
  }
  return canonical(interval(amounts));
}

// ---------------------------------------------------------------- the canonical form

const beyond = ({ months, days, micros }: Interval) =>
  Math.abs(months) > limits.months || Math.abs(days) > limits.days || micros > limits.micros || micros < -limits.micros;

function canonical(value: Interval): string | undefined {
  if (beyond(value)) return undefined;
  const months = Math.abs(value.months);
  const date = `${value.months < 0 ? "-" : ""}${Math.floor(months / 12)}-${months % 12}`;
  return `${date} ${value.days} ${clockText(value.micros)}`;
}

function clockText(signedMicros: bigint): string {
  const micros = signedMicros < 0n ? -signedMicros : signedMicros;
  const fraction = `${micros % 1_000_000n}`.padStart(6, "0").replace(/0+$/, "");
  const clock = `${micros / 3_600_000_000n}:${(micros / 60_000_000n) % 60n}:${(micros / 1_000_000n) % 60n}`;
  return `${signedMicros < 0n ? "-" : ""}${clock}${fraction === "" ? "" : `.${fraction.padEnd(fraction.length > 3 ? 6 : 3, "0")}`}`;
}
