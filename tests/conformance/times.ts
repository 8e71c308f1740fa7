/** Times in their usual spellings. */

const SHAPE =
  /^(?:(\d{1,4}-\d{1,2}-\d{1,2})(?:[T ]|$))?(?:(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?$/i;

/** A TIMESTAMP as microseconds since 1970. A text without a zone is in UTC. */
export function instant(text: string): bigint | undefined {
  const wall = wallClock(
    text.replace(/\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)$/i, (zone) =>
      /:\d{2}:/.test(text) || /Z|UTC/i.test(zone) ? "" : zone,
    ),
  );
  const zone = SHAPE.exec(text)?.[6];
  if (wall === undefined || !wall.includes("-")) return undefined;
  const [date = "", time = ""] = wall.split(" ");
  const seconds = BigInt(Date.parse(`${date}T${time.slice(0, 8)}Z`)) * 1000n;
  return seconds + BigInt(time.slice(9).padEnd(6, "0")) - offset(zone);
}

function offset(zone: string | undefined): bigint {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? "") ?? [];
  const total = BigInt(Number(hours) * 60 + Number(minutes)) * 60_000_000n;
  return sign === "-" ? -total : total;
}

/** A DATETIME or a TIME as `YYYY-MM-DD HH:MM:SS.F`, without the zeros at its end. */
export function wallClock(text: string): string | undefined {
  const [found, date, hours, minutes, seconds, fraction = "", zone] = SHAPE.exec(text.trim()) ?? [];
  if (found === undefined || zone !== undefined || (date === undefined && hours === undefined)) return undefined;
  const time = `${(hours ?? "0").padStart(2, "0")}:${minutes ?? "00"}:${seconds ?? "00"}`;
  const rest = fraction.replace(/0+$/, "");
  return `${date === undefined ? "" : `${padded(date)} `}${time}${rest === "" ? "" : `.${rest}`}`;
}

const padded = (date: string): string =>
  date
    .split("-")
    .map((part, i) => part.padStart(i === 0 ? 4 : 2, "0"))
    .join("-");

/** `1-2 3 4:5:6.7` and `P1Y2M3DT4H5M6.7S` → one text. What is neither stays as it is. */
export function isoInterval(text: string): string {
  const iso = /^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?)?$/.exec(text);
  if (iso) return counted(iso.slice(1).map((part) => Number(part ?? 0)));
  const plain = /^(-?)(\d+)-(\d+) (-?\d+) (-?)(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(text);
  if (!plain) return text;
  const [, minus, years, months, days, below, hours, minutes, seconds] = plain;
  const sign = minus === "-" ? -1 : 1;
  const clock = below === "-" ? -1 : 1;
  return counted([
    sign * Number(years),
    sign * Number(months),
    Number(days),
    clock * Number(hours),
    clock * Number(minutes),
    clock * Number(seconds),
  ]);
}

const counted = ([years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0]: readonly number[]): string =>
  `${years * 12 + months} months ${days} days ${Math.round((hours * 3600 + minutes * 60 + seconds) * 1e6)} microseconds`;
