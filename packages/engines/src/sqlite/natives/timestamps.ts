/** Taking apart and converting DATE, DATETIME and TIMESTAMP: canonical texts have their parts in fixed places. */
import { binary, kindOf, partOf, sqlOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { ours } from "../names.ts";

/** Where a part begins, from 1, and how long it is. */
const places: ReadonlyMap<string | undefined, string> = new Map([
  ["YEAR", "1, 4"],
  ["MONTH", "6, 2"],
  ["DAY", "9, 2"],
  ["HOUR", "12, 2"],
  ["MINUTE", "15, 2"],
  ["SECOND", "18, 2"],
]);

const extract: Native = binary((_, value, call) => {
  const place = places.get(partOf(call.args[0]));
  if (place === undefined || call.args.length > 2) return undefined;
  if (!["DATE", "DATETIME", "TIMESTAMP"].includes(kindOf(call, 1))) return undefined;
  return `CAST(substr(${value}, ${place}) AS INTEGER)`;
});

const date: Native = unary((value, call) => {
  if (call.args.length > 1 || !["DATETIME", "TIMESTAMP"].includes(kindOf(call, 0))) return undefined;
  return `substr(${value}, 1, 10)`;
});

const NOW = ours("now", ["strftime('%Y-%m-%d %H:%M:%f', 'now')"]);

/** In a zone it is ours that knows the offset. */
const current: Native = ({ fn, sql }) => (sql.length === 0 ? plainNow(fn) : ours(fn, [NOW, ...sql]));

/** Canonical: without the zeros that end a fraction. */
const UTC = "rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.')";

const nows: Readonly<Record<string, string>> = {
  current_date: "date('now')",
  current_datetime: UTC,
  current_time: `substr(${UTC}, 12)`,
  current_timestamp: `(${UTC} || '+00')`,
};

const plainNow = (fn: string): string | undefined => nows[fn];

/** What makes one of the other; in a zone it is ours that knows the offset. */
const conversion =
  (by: Readonly<Record<string, (x: string) => string>>): Native =>
  (call) =>
    call.args.length === 1 ? by[kindOf(call, 0)]?.(sqlOf(call, 0)) : undefined;

export const timestamps: Natives = {
  extract,
  date,
  datetime: conversion({
    DATE: (x) => `(${x} || ' 00:00:00')`,
    DATETIME: (x) => x,
    TIMESTAMP: (x) => `replace(${x}, '+00', '')`,
  }),
  timestamp: conversion({
    DATE: (x) => `(${x} || ' 00:00:00+00')`,
    DATETIME: (x) => `(${x} || '+00')`,
    TIMESTAMP: (x) => x,
  }),
  current_date: current,
  current_datetime: current,
  current_time: current,
  current_timestamp: current,
};
