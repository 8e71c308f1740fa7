/** RANGE: `[start, end)` of dates or times, UNBOUNDED where there is none. */
import { checkedMoment, datetimeText, dateText, fromMicros, microsOf, momentOf, timestampText } from "./calendar.ts";
import { fail, type Implementations, isTrue, lenient, strict, type Value } from "./implementation.ts";
import { intervalSize, readInterval } from "./interval-value.ts";
import { checkedLength } from "./nested.ts";
import { addMonths } from "./date-parts.ts";

interface Range {
  readonly start: string | null;
  readonly end: string | null;
}

const bound = (text: string): string | null => (/^(unbounded|null)$/i.test(text) ? null : text);

export function readRange(text: string): Range {
  const [, start, end] = /^\[\s*(.+?)\s*,\s*(.+?)\s*\)$/.exec(text) ?? [];
  return start === undefined || end === undefined
    ? fail(`Invalid RANGE value: ${text}`)
    : { start: bound(start), end: bound(end) };
}

export const writeRange = ({ start, end }: Range): string => `[${start ?? "UNBOUNDED"}, ${end ?? "UNBOUNDED"})`;

function made(start: string | null, end: string | null): string {
  if (start !== null && end !== null && start >= end)
    return fail(`Range start element must be smaller than range end element: [${start}, ${end})`);
  return writeRange({ start, end });
}

const latest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);
const earliest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

const overlap = (a: Range, b: Range): boolean =>
  (a.start === null || b.end === null || a.start < b.end) && (b.start === null || a.end === null || b.start < a.end);

function intersection(x: string, y: string): string {
  const [a, b] = [readRange(x), readRange(y)];
  if (!overlap(a, b)) return fail("Provided RANGE inputs do not overlap.");
  return writeRange({ start: latest(a.start, b.start), end: earliest(a.end, b.end) });
}

function contains(x: string, y: string): boolean {
  const outer = readRange(x);
  if (!y.startsWith("[")) return (outer.start === null || outer.start <= y) && (outer.end === null || y < outer.end);
  const inner = readRange(y);
  const startOk = outer.start === null || (inner.start !== null && outer.start <= inner.start);
  return startOk && (outer.end === null || (inner.end !== null && inner.end <= outer.end));
}

/** The same kind of text as it was. */
function shown(micros: bigint, like: string): string {
  const moment = checkedMoment(fromMicros(micros), "RANGE");
  if (like.length === 10) return dateText(moment.day);
  return like.endsWith("+00") ? timestampText(moment) : datetimeText(moment);
}

function series(text: string, step: string, partial: Value = true): string {
  const { start, end } = readRange(text);
  if (start === null || end === null) return fail("GENERATE_RANGE_ARRAY does not take unbounded ranges");
  const by = readInterval(step);
  if (intervalSize(by) <= 0n) return fail("The step of GENERATE_RANGE_ARRAY must be positive");
  const from = momentOf(start);
  const at = (n: number): string => {
    const day = addMonths(from.day, by.months * n) + by.days * n;
    return shown(microsOf({ day, micro: from.micro }) + by.micros * BigInt(n), start);
  };
  const found: string[] = [];
  for (let n = 0; at(n) < end; n += 1) {
    const to = at(n + 1);
    if (to > end && !isTrue(partial)) break;
    found.push(writeRange({ start: at(n), end: to > end ? end : to }));
    checkedLength(n);
  }
  return JSON.stringify(found);
}

export const ranges: Implementations = {
  ...lenient({ range: made }),
  ...strict({
    range_start: (text: string) => readRange(text).start,
    range_end: (text: string) => readRange(text).end,
    range_is_start_unbounded: (text: string) => readRange(text).start === null,
    range_is_end_unbounded: (text: string) => readRange(text).end === null,
    range_overlaps: (a: string, b: string) => overlap(readRange(a), readRange(b)),
    range_intersect: intersection,
    range_contains: contains,
    generate_range_array: series,
  }),
};
